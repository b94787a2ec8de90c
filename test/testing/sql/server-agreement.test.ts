import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Action } from "../../../src/testing/sql/action.ts";
import {
  parseStatements,
  plainStatement,
  type Statement,
  tokenizedStatements,
} from "../../../src/testing/sql/statements.ts";
import { anyScript, brokenScript, control, script, select } from "./arbitraries.ts";
import { Judge } from "./judge.ts";

let server: Judge;

beforeAll(async () => {
  server = await Judge.start();
});

afterAll(() => server[Symbol.asyncDispose]());

async function judgeParts(text: string): Promise<readonly string[]> {
  const verdicts: string[] = [];
  for (const part of parseStatements(text)) verdicts.push(await server.judge(part.text));
  return verdicts;
}

test("what the server takes for statements are the statements", async () => {
  await fc.assert(
    fc.asyncProperty(anyScript, async ({ text, count }) => {
      expect(await server.judge(text)).toBe(count > 1 ? "several" : "one");
      expect(await judgeParts(text)).toEqual(Array(count).fill("one"));
    }),
    { numRuns: 300 },
  );
});

test("a text is an error to the server when one of its statements is", async () => {
  await fc.assert(
    fc.asyncProperty(brokenScript, async (text) => {
      const verdict = await server.judge(text);
      const parts = await judgeParts(text);
      const isError = parts.some((part) => part !== "one");
      expect(isError).toBe(verdict === "syntax error");
      if (!isError) expect(parts.length > 1).toBe(verdict === "several");
    }),
    { numRuns: 500 },
  );
});

test("the statements of a text have the values that the text has", async () => {
  await fc.assert(
    fc.asyncProperty(script(select), async ({ text }) => {
      const whole = await server.run(text);
      const rows: (readonly string[])[] = [];
      for (const part of parseStatements(text)) rows.push(...(await server.run(part.text)).rows);
      expect(whole.code).toBeUndefined();
      expect(rows).toEqual(whole.rows);
    }),
    { numRuns: 200 },
  );
});

test("each statement does what its action says, until one fails", async () => {
  await fc.assert(
    fc.asyncProperty(script(control, control, select), async ({ text, count }) => {
      await server.run("ROLLBACK; BEGIN; SAVEPOINT a; SAVEPOINT savepoint");
      const { tags, code } = await server.run(text);
      expect(code).not.toBe("42601");
      const actions = parseStatements(text).map(({ action }) => tagOf(action));
      expect(tags.map((tag) => tag.replace(/ \d+$/, ""))).toEqual(actions.slice(0, tags.length));
      if (code === undefined) expect(tags.length).toBe(count);
    }),
    { numRuns: 300 },
  );
});

function tagOf(action: Action): unknown {
  switch (action.kind) {
    case "begin":
      return expect.toBeOneOf(["BEGIN", "START TRANSACTION"]);
    case "rollback to":
      return "ROLLBACK";
    case "commit":
      // Of a failed transaction.
      return expect.toBeOneOf(["COMMIT", "ROLLBACK"]);
    case "set transaction":
      return "SET";
    case "other":
      return action.command.toUpperCase();
    default:
      return action.kind.toUpperCase();
  }
}

test("a plain statement is the same without its tokens", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        select,
        script(select).map(({ text }) => text),
      ),
      (text) => {
        const plain = plainStatement(text);
        const tokenized = tokenizedStatements(text);
        // What looks like a last semicolon in a comment or an unfinished string may stay or go.
        if (plain) expect(tokenized.map(withoutEnd)).toEqual(plain.map(withoutEnd));
      },
    ),
    { numRuns: 500 },
  );
});

function withoutEnd({ text, ...rest }: Statement): Statement {
  return { text: text.replace(/;\s*$/, ""), ...rest };
}
