import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseStatements } from "../../../src/testing/sql/statements.ts";
import { Judge } from "./judge.ts";

let server: Judge;

beforeAll(async () => {
  server = await Judge.start();
});

afterAll(() => server[Symbol.asyncDispose]());

const grammar = {
  BEGIN: ["WORK", "TRANSACTION", "READ ONLY", "READ WRITE", "DEFERRABLE", "NOT", ",", "a"],
  "START TRANSACTION": ["ISOLATION LEVEL", "READ COMMITTED", "SERIALIZABLE", "READ ONLY", ","],
  START: ["TRANSACTION", "WORK", "READ WRITE"],
  COMMIT: ["WORK", "TRANSACTION", "AND", "NO", "CHAIN", "PREPARED", "'a'", "TO"],
  END: ["WORK", "TRANSACTION", "AND", "NO", "CHAIN", "PREPARED", "'a'"],
  ROLLBACK: [
    "WORK",
    "TRANSACTION",
    "AND",
    "NO",
    "CHAIN",
    "PREPARED",
    "'a'",
    "TO",
    "SAVEPOINT",
    "a",
  ],
  ABORT: ["WORK", "TRANSACTION", "AND", "NO", "CHAIN", "TO", "SAVEPOINT", "a"],
  SAVEPOINT: ["SAVEPOINT", "a", '"A"', 'U&"!0061"', "UESCAPE '!'", "WORK"],
  RELEASE: ["SAVEPOINT", "a", '"A"', 'U&"!0061"', "UESCAPE '!'", "TRANSACTION"],
  PREPARE: ["TRANSACTION", "'a'", "E'a'", "$$a$$", "U&'!0061' UESCAPE '!'", "B'1'", "AS SELECT 1"],
  SET: ["SESSION", "LOCAL", "TRANSACTION", "CHARACTERISTICS", "AS", "READ ONLY", "SNAPSHOT", "'a'"],
  "SET ": [
    "SESSION",
    "LOCAL",
    "TIME ZONE",
    "a",
    ".",
    "=",
    "TO",
    "DEFAULT",
    "ROLE",
    "AUTHORIZATION",
  ],
  "SET  ": ["LOCAL", "NAMES", "SCHEMA", "XML OPTION", "DOCUMENT", "CONSTRAINTS", "ALL", "DEFERRED"],
  RESET: [
    "SESSION",
    "AUTHORIZATION",
    "TRANSACTION",
    "ISOLATION LEVEL",
    "ALL",
    "TIME",
    "ZONE",
    "a",
    ".",
  ],
  COPY: [
    "a",
    ".",
    "(b)",
    "(SELECT 'FROM STDIN')",
    "FROM",
    "TO",
    "STDIN",
    "STDOUT",
    "'a'",
    "BINARY",
  ],
} as const;

const reserved = /^(to|and|not|from|as|default|all|only)$/;

/** Kinds of which no statement may be taken for `other`, unless it is one of these. */
const knownOthers = /^((commit|rollback) prepared|set constraints|prepare|copy)$/;

test.each(Object.entries(grammar))("%s is what the server takes for it", async (word, words) => {
  const sentence = fc
    .array(fc.constantFrom(...words), { maxLength: 4 })
    .map((rest) => [word, ...rest].join(" "));
  await fc.assert(
    fc.asyncProperty(sentence, async (text) => {
      const [statement] = parseStatements(text);
      const action = statement?.action ?? { kind: "other", command: "" };
      const isOther = action.kind === "other" && !/ /.test(action.command);
      if ((await server.judge(text)) === "syntax error") {
        // What is passed on to the server as it is may be wrong; what is replaced may not.
        const isReplaced = /^(begin|commit|rollback|rollback to)$/.test(action.kind);
        const isNamedSo = "name" in action && reserved.test(action.name ?? "");
        expect(isReplaced && !isNamedSo, `${text} is ${action.kind}`).toBe(false);
      } else if (isOther) expect(action.command, text).toMatch(knownOthers);
    }),
    { numRuns: 100 },
  );
});
