import { isClean } from "../postgres/leftovers.ts";
import { together } from "../process/together.ts";
import type { Observation, Observed } from "./observation.ts";
import type { Options } from "./options.ts";
import type { Audit, RunFigures } from "./report/report.ts";
import { readServerErrors } from "./server-errors.ts";
import { readTestResults } from "./test-results.ts";

/** What can be learnt of a test command that has ended. */
export type Findings = Pick<RunFigures, "tests" | "activity" | "audit" | "errors">;

export interface FindingsOptions {
  readonly options: Options;
  readonly observation: Observation | undefined;
  readonly exitCode: number;
  /** When it was started, in milliseconds since 1970. */
  readonly sinceMs: number;
  /** The server's log, and how long it was then. */
  readonly log: { readonly file: string; readonly start: number };
}

/** Looks where something can be known. It never throws: what is not known is not told. */
export async function findings(of: FindingsOptions): Promise<Findings> {
  const { options, observation, exitCode, sinceMs, log } = of;
  const { junit, workingDirectory } = options;
  const [observed, tests, errors] = await together(
    observation?.end(),
    junit.length > 0 ? readTestResults(junit, { workingDirectory, sinceMs }) : undefined,
    exitCode === 0 ? undefined : readServerErrors(log.file, log.start).catch(() => undefined),
  );
  return withoutSecret(options.password, {
    ...(observed?.activity && { activity: observed.activity }),
    audit: judge(observed?.audit, options),
    ...(tests && { tests }),
    ...(errors && { errors }),
  });
}

/** A shorter one is a part of much that is no secret. */
const shortestSecret = 6;

/** The same findings, in whose texts a password is not. */
export function withoutSecret(password: string, found: Findings): Findings {
  if (password.length < shortestSecret) return found;
  const clean = (value: unknown): unknown => {
    if (typeof value === "string") {
      return value.replaceAll(password, "***").replaceAll(encodeURIComponent(password), "***");
    }
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, clean(each)]));
  };
  return clean(found) as Findings;
}

const nothingKnown: Observed["audit"] = {
  databases: [],
  newDatabases: [],
  problem: "the server did not answer before the tests",
};

function judge(audit = nothingKnown, { audit: mode }: Options): Audit {
  const { databases, newDatabases, problem } = audit;
  const isAllClean = databases.every(isClean) && newDatabases.length === 0 && problem === undefined;
  return { ...audit, isFailure: mode === "fail" && !isAllClean };
}
