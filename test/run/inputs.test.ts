import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Input, inputs } from "../../src/run/inputs.ts";
import { packageVersion } from "../../src/run/package-version.ts";

interface ActionInput {
  readonly description: string;
  readonly default?: string;
  readonly required?: boolean;
}

const root = new URL("../../", import.meta.url);
const table: readonly Input[] = inputs;
/** Each with its name first, for the titles of tests. */
const named = table
  .filter(({ commandLineOnly }) => !commandLineOnly)
  .map((input) => [input.name, input] as const);
let action: { readonly inputs: Record<string, ActionInput> };

beforeAll(async () => {
  action = parse(await readFile(new URL("action.yml", root), "utf8"));
});

test("names are kebab-case and given once", () => {
  const names = table.map(({ name }) => name);
  for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(new Set(names).size).toBe(names.length);
});

test("every input says what it is and what its value is called", () => {
  for (const { help, value } of table) {
    expect(help).toMatch(/\S/);
    expect(value).toMatch(/\S/);
  }
});

describe("action.yml", () => {
  test("has the same inputs in the same order", () => {
    expect(Object.keys(action.inputs)).toEqual(named.map(([name]) => name));
  });

  test.each(named)("has the same default for %s", (name, { default: preset }) => {
    expect(action.inputs[name]?.default).toBe(preset);
  });

  test.each(named)("describes %s, which nobody has to give", (name) => {
    expect(action.inputs[name]?.description).toMatch(/\.$/);
    expect(action.inputs[name]?.required ?? false).toBe(false);
  });
});

test("the version is the package's", async () => {
  const { version } = JSON.parse(await readFile(new URL("package.json", root), "utf8"));
  expect(packageVersion).toBe(version);
});
