import { writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { isOfBranch, timingPlace } from "../../src/action/timing-place.ts";
import { Sandbox } from "../support/sandbox.ts";

const run = "0d9b7c1e-58a4-4a53-9d0c-6a7f2f0e6d11";

const usual: NodeJS.ProcessEnv = {
  ...{ GITHUB_EVENT_NAME: "push", GITHUB_REF: "refs/heads/main" },
  ...{ GITHUB_WORKFLOW: "CI", GITHUB_JOB: "test", GITHUB_ACTION: "__OWNER_ram-postgres" },
  ...{ GITHUB_RUN_ID: "123", GITHUB_RUN_ATTEMPT: "1" },
  ...{ RUNNER_OS: "Linux", RUNNER_ARCH: "X64" },
  ACTIONS_ORCHESTRATION_ID: `${run}.test.ubuntu-24_04.22`,
};
const inputs = { "test-command": "npm test", "working-directory": ".", "postgres-version": "" };
const event = JSON.stringify({ repository: { default_branch: "main" } });

async function placeOf(
  changes: NodeJS.ProcessEnv = {},
  { text = event, given = {} }: { readonly text?: string; readonly given?: object } = {},
) {
  await using sandbox = await Sandbox.create();
  const env = { ...usual, GITHUB_EVENT_PATH: sandbox.path("event.json"), ...changes };
  await writeFile(sandbox.path("event.json"), text);
  const place = await timingPlace(env, { ...inputs, ...given });
  return place && { ...place, isKept: isOfBranch(place, env) };
}

test("a run on the default branch is kept, under a name of its own", async () => {
  const place = await placeOf();
  expect(place).toMatchObject({ branch: "main", isKept: true });
  expect(place?.beginning).toMatch(/^ram-postgres-history-v1-[\da-f]{16}-$/);
  expect(place?.key).toBe(`${place?.beginning}123-1`);
});

describe("a run is not kept", () => {
  test.each<NodeJS.ProcessEnv>([
    { GITHUB_REF: "refs/heads/feature" },
    { GITHUB_REF: "refs/heads/main/2" },
    { GITHUB_REF: "refs/tags/main" },
    { GITHUB_EVENT_NAME: "pull_request", GITHUB_REF: "refs/pull/7/merge" },
    { GITHUB_EVENT_NAME: "pull_request_target" },
    { GITHUB_EVENT_NAME: "workflow_run" },
    { GITHUB_EVENT_NAME: "issue_comment" },
    { GITHUB_EVENT_NAME: undefined },
  ])("with %j", async (changes) => {
    const place = await placeOf(changes);
    expect(place).toMatchObject({ branch: "main", isKept: false });
    expect(place?.beginning).toBe((await placeOf())?.beginning);
  });
});

describe("runs are not compared with each other", () => {
  test.each<NodeJS.ProcessEnv>([
    { GITHUB_WORKFLOW: "nightly" },
    { GITHUB_JOB: "lint" },
    { GITHUB_ACTION: "__OWNER_ram-postgres_2" },
    { RUNNER_OS: "macOS" },
    { RUNNER_ARCH: "ARM64" },
    { ACTIONS_ORCHESTRATION_ID: `${run}.test.ubuntu-24_04.24` },
  ])("when they differ in %j", async (changes) => {
    expect((await placeOf(changes))?.beginning).not.toBe((await placeOf())?.beginning);
  });

  test.each(Object.keys(inputs))("when they differ in the input %s", async (name) => {
    const place = await placeOf({}, { given: { [name]: "other" } });
    expect(place?.beginning).not.toBe((await placeOf())?.beginning);
  });
});

test("what differs from run to run does not matter", async () => {
  const place = await placeOf({
    ...{ GITHUB_RUN_ID: "124", GITHUB_RUN_ATTEMPT: "2", GITHUB_SHA: "0123" },
    ACTIONS_ORCHESTRATION_ID: `${run.replace("0", "1")}.test.ubuntu-24_04.22`,
  });
  expect(place?.beginning).toBe((await placeOf())?.beginning);
  expect(place?.key).toBe(`${place?.beginning}124-2`);
});

test.each([
  "",
  "nonsense",
  "null",
  "{}",
  '{"repository":7}',
  '{"repository":{"default_branch":""}}',
])(
  "an event of %j does not tell a branch, but a scheduled run is of the default one",
  async (text) => {
    expect(await placeOf({}, { text })).toBeUndefined();
    expect(await placeOf({ GITHUB_EVENT_NAME: "schedule" }, { text })).toMatchObject({
      ...{ branch: "main", isKept: true },
    });
  },
);

test("outside of a workflow there is none", async () => {
  expect(await timingPlace({}, inputs)).toBeUndefined();
});
