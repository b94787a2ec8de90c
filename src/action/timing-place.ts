import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { RawInputs } from "../run/inputs.ts";

/** Where the timings of a step's runs are kept, in GitHub's cache. */
export interface TimingPlace {
  /** The default one: its entries are seen by all branches and pull requests. */
  readonly branch: string;
  /** With it begin the names of all of this step's entries. */
  readonly beginning: string;
  /** The name of the entry that this run may make. */
  readonly key: string;
}

/** What only runs the code of the ref that it is for. Others may check out any pull request, and `GITHUB_REF` is the default branch all the same. */
const ownEvents: readonly unknown[] = ["push", "schedule", "workflow_dispatch"];

/** @returns undefined when the runner does not tell which branch is the default one */
export async function timingPlace(
  env: NodeJS.ProcessEnv,
  inputs: RawInputs,
): Promise<TimingPlace | undefined> {
  const branch = await defaultBranch(env);
  if (branch === undefined) return undefined;
  const beginning = `ram-postgres-history-v1-${digestOf(env, inputs)}-`;
  return { branch, beginning, key: `${beginning}${env.GITHUB_RUN_ID}-${env.GITHUB_RUN_ATTEMPT}` };
}

/** Whether the run is one of that branch itself. */
export function isOfBranch({ branch }: TimingPlace, env: NodeJS.ProcessEnv): boolean {
  return ownEvents.includes(env.GITHUB_EVENT_NAME) && env.GITHUB_REF === `refs/heads/${branch}`;
}

/** What makes two runs comparable: the same step, in the same job of the same matrix, with the same tests. */
function digestOf(env: NodeJS.ProcessEnv, inputs: RawInputs): string {
  const parts = [
    ...[env.GITHUB_WORKFLOW, env.GITHUB_JOB, matrixOf(env), env.GITHUB_ACTION],
    ...[env.RUNNER_OS, env.RUNNER_ARCH],
    ...[inputs["working-directory"], inputs["test-command"], inputs["postgres-version"]],
  ];
  const text = JSON.stringify(parts.map((part) => part ?? ""));
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/**
 * The job with its values of the matrix, in newer runners: of `<run>.<job>.<value>.<value>` what does not change from one
 * run to the next. https://github.com/actions/runner/pull/4178
 */
function matrixOf({ ACTIONS_ORCHESTRATION_ID: id }: NodeJS.ProcessEnv): string | undefined {
  return /^[\da-f-]{36}\.(.+)$/i.exec(id ?? "")?.[1];
}

async function defaultBranch(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const text = await readFile(env.GITHUB_EVENT_PATH ?? "", "utf8").catch(() => "");
  const named = defaultBranchIn(text);
  if (named) return named;
  // Such a run is always one of the default branch.
  return env.GITHUB_EVENT_NAME === "schedule"
    ? /^refs\/heads\/(.+)$/.exec(env.GITHUB_REF ?? "")?.[1]
    : undefined;
}

function defaultBranchIn(event: string): string | undefined {
  try {
    const value: { repository?: { default_branch?: unknown } } | null = JSON.parse(event);
    const branch = value?.repository?.default_branch;
    return typeof branch === "string" && branch !== "" ? branch : undefined;
  } catch {
    return undefined;
  }
}
