import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { exists } from "../postgres/access.ts";
import { formatVersion } from "../postgres/version.ts";
import { sinceStart } from "../process/clock.ts";
import { currentDirectory } from "../process/current-directory.ts";
import { findProgram } from "../process/find-program.ts";
import { exitCodeOf, Interrupted, type Interrupts } from "../process/interrupts.ts";
import { messageOf } from "../process/message-of.ts";
import type { Database } from "../run/database.ts";
import { parseOptions, UsageError } from "../run/options.ts";
import { packageVersion } from "../run/package-version.ts";
import { harmlessLines } from "../run/report/lines.ts";
import { formatMs } from "../run/report/units.ts";
import { run } from "../run/run.ts";
import { slowPhaseNotices } from "../run/slow-phases.ts";
import { Timings } from "../run/timings.ts";
import { ArgumentsError, helpText, type Invocation, parseArguments } from "./arguments.ts";
import { Progress } from "./progress.ts";
import { showReport, warmUp } from "./show-report.ts";
import { showSnapshots } from "./snapshots.ts";

// https://man.freebsd.org/cgi/man.cgi?query=sysexits: EX_USAGE, EX_SOFTWARE
const usageExitCode = 64;
const failureExitCode = 70;
// As shells do: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_08_02
const notExecutableExitCode = 126;
const notFoundExitCode = 127;

const progress = new Progress(process.stderr);

/** Our standard output is the test command's alone: what we say goes to standard error. */
function say(message: string): void {
  progress.clear();
  process.stderr.write(`ram-postgres: ${harmlessLines(message)}\n`);
}

/** The command line's face. Returns the exit code. */
export async function main(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  interrupts: Interrupts,
): Promise<number> {
  try {
    const invocation = await parseInvocation(argv);
    if (invocation.kind === "help") process.stdout.write(helpText());
    else if (invocation.kind === "version") process.stdout.write(`${packageVersion}\n`);
    else if (invocation.kind === "snapshots") await showSnapshots(invocation, env);
    else return await runCommandLine(invocation, env, interrupts);
    return 0;
  } catch (error) {
    return explain(error);
  }
}

/** @throws {UsageError} with the problems of the words and of the values at once */
async function parseInvocation(argv: readonly string[]): Promise<Invocation> {
  try {
    return parseArguments(argv);
  } catch (error) {
    if (!(error instanceof ArgumentsError)) throw error;
    const { problems, inputs } = error;
    const others = await parseOptions(inputs, currentDirectory()).then(
      () => [],
      (also) => (also instanceof UsageError ? also.problems : []),
    );
    throw new UsageError([...problems, ...others]);
  }
}

async function runCommandLine(
  { inputs, command }: Extract<Invocation, { kind: "run" }>,
  env: NodeJS.ProcessEnv,
  interrupts: Interrupts,
): Promise<number> {
  const options = await parseOptions(inputs, currentDirectory());
  if (command.kind === "program") {
    const { file } = command;
    if (!findProgram(file, env, options.workingDirectory)) {
      const isThere = file.includes("/") && (await exists(resolve(options.workingDirectory, file)));
      say(`${file}: ${isThere ? "it is not executable" : "there is no such command"}`);
      return isThere ? notExecutableExitCode : notFoundExitCode;
    }
  }
  // One of an earlier run would tell of that when this one is interrupted.
  if (options.reportFile) await removeReport(options.reportFile);
  const report = await run(options, command, {
    env,
    interrupts,
    timings: new Timings({ listener: process.stderr.isTTY ? progress : slowPhaseNotices(say) }),
    log: { info: say, warn: (message) => say(`warning: ${message}`) },
    stdout: "stderr",
    onReady: (database) => say(readyMessage(database)),
    onTested: (report) => warmUp(report, options),
  });
  await showReport(report, options, say);
  // What has been learnt is told; the run was not to go on.
  const { reason } = interrupts.aborted;
  if (reason instanceof Interrupted) throw reason;
  if (report.exitCode === 0 && report.audit?.isFailure) {
    say("audit: the tests left something behind, or it is not known, as told above");
    return failureExitCode;
  }
  return report.exitCode ?? failureExitCode;
}

async function removeReport(file: string): Promise<void> {
  try {
    await rm(file, { force: true });
  } catch (error) {
    throw new UsageError([`report-file: "${file}" can't be replaced: ${messageOf(error)}`]);
  }
}

function readyMessage({ binaries, address, disk }: Database): string {
  const where = disk.kind === "directory" ? `NOT on a RAM disk (${disk.reason})` : "on a RAM disk";
  return `PostgreSQL ${formatVersion(binaries.version)} ${where}, ${address.host}:${address.port}, ready after ${formatMs(sinceStart())}`;
}

function explain(error: unknown): number {
  if (error instanceof Interrupted) {
    say(`${error.message}; everything is removed`);
    return exitCodeOf(error.signal);
  }
  if (error instanceof UsageError) {
    for (const problem of error.problems) say(problem);
    say("nothing was started; see ram-postgres --help");
    return usageExitCode;
  }
  say(messageOf(error));
  return failureExitCode;
}
