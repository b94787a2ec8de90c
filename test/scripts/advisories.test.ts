import { execFile } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { StandInRegistry } from "../support/registry.ts";
import { root } from "../support/sandbox.ts";

const bulk = "/-/npm/v1/security/advisories/bulk";

/** What the script says of a registry's answer. */
async function advisories(answer: object | undefined): Promise<{ code: number; told: string }> {
  await using registry = await StandInRegistry.start();
  if (answer) {
    registry.answer(bulk, (_, response) => {
      response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
    });
  }
  const env = { ...process.env, npm_config_registry: registry.url, npm_config_fetch_retries: "0" };
  const args = ["--import", "tsx", join("scripts", "advisories.ts")];
  return await new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), told: `${stdout}${stderr}` }),
    );
  });
}

function advisory(title: string) {
  const url = "https://github.com/advisories/GHSA-0";
  return {
    ...{ id: 1, url, title, severity: "high", vulnerable_versions: "*" },
    cwe: [],
    cvss: {},
  };
}

test("an advisory about a package that users run is told, one about another is not", async () => {
  const { code, told } = await advisories({
    pg: [advisory("it tells secrets")],
    vitest: [advisory("of no concern to users")],
  });
  expect(told).toContain("pg *: high: it tells secrets (https://github.com/advisories/GHSA-0)");
  expect(told).toMatch(/^1 advisories about \d+ packages$/m);
  expect(told).not.toContain("of no concern");
  expect(code).toBe(1);
});

test("where there is none, that is told; a registry that has no answer is a failure", async () => {
  expect(await advisories({})).toMatchObject({ code: 0 });
  expect(await advisories(undefined)).toMatchObject({ code: 2 });
});
