import { attempt } from "../process/attempt.ts";
import { together } from "../process/together.ts";
import { judge } from "./audit.ts";
import { type Fault, type FaultWatch, faultsSince, hasRefused } from "./faults.ts";
import type { Observation } from "./observation.ts";
import type { Options } from "./options.ts";
import type { RunFigures } from "./report/report.ts";
import { withoutSecret } from "./secrets.ts";
import { readServerLog } from "./server-errors.ts";
import { readTestResults } from "./test-results.ts";

/** What can be learnt of tests that have ended. */
export type Findings = Pick<
  RunFigures,
  "tests" | "activity" | "statements" | "audit" | "errors" | "serverLog" | "faults"
>;

export interface FindingsOptions {
  readonly options: Pick<
    Options,
    "junit" | "workingDirectory" | "password" | "username" | "database" | "audit"
  >;
  readonly observation: Observation | undefined;
  /** The test command's; undefined when there were other steps in its place. */
  readonly exitCode: number | undefined;
  /** When they were started, in milliseconds since 1970. */
  readonly sinceMs: number;
  /** The server's log, and how long it was then. */
  readonly log: { readonly file: string; readonly start: number };
  readonly watch: FaultWatch;
  /** The most clients there were at a time, as far as was seen. */
  readonly peakConnections?: number | undefined;
}

/** Looks where something can be known. It never throws: what is not known is not told. */
export async function findings(of: FindingsOptions): Promise<Findings> {
  const { options, observation, sinceMs, log, peakConnections } = of;
  const { junit, workingDirectory } = options;
  // The look at the databases may be refused itself.
  const wasRefused = hasRefused(attempt(() => readServerLog(log.file, log.start).text) ?? "");
  const [observed, tests] = await together(
    observation?.end(options.audit === "fail"),
    junit.length > 0 ? readTestResults(junit, { workingDirectory, sinceMs }) : undefined,
  );
  const serverLog = attempt(() => readServerLog(log.file, log.start));
  const hasFailed = of.exitCode === undefined ? (tests?.failed ?? 0) > 0 : of.exitCode !== 0;
  const faults = faultsSince(of.watch, serverLog?.text ?? "").filter((fault) =>
    fault.kind === "connections" ? hasFailed && wasRefused : of.exitCode !== 0 || endsAll(fault),
  );
  const isLogWanted = hasFailed || faults.length > 0;
  const { activity, executed } = observed ?? {};
  return withoutSecret(options, {
    ...(activity && {
      activity: {
        ...activity,
        ...(executed && { statements: executed.calls, hasMoreStatements: executed.isPartial }),
        ...(peakConnections !== undefined && { peakConnections }),
      },
    }),
    ...(executed && { statements: executed.slowest }),
    audit: judge(observed?.audit, options.audit),
    ...(tests && { tests }),
    ...(faults.length > 0 && { faults }),
    // Of later steps it is not known whether any has failed.
    ...((isLogWanted || of.exitCode === undefined) && serverLog && { errors: serverLog.errors }),
    ...(isLogWanted && serverLog && { serverLog: serverLog.end }),
  });
}

/** Tests that pass may have provoked anything else. */
function endsAll({ kind }: Fault): boolean {
  return kind === "crash" || kind === "end";
}
