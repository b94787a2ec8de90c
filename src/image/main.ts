import { join } from "node:path";
import { main as runCommandLine } from "../cli/main.ts";
import { serverAccount } from "../postgres/account.ts";
import { type Binaries, findInstalled } from "../postgres/installed.ts";
import { formatVersion } from "../postgres/version.ts";
import { sinceStart } from "../process/clock.ts";
import {
  exitCodeOf,
  Interrupted,
  type Interrupts,
  takeOverEndings,
} from "../process/interrupts.ts";
import { messageOf } from "../process/message-of.ts";
import { UsageError } from "../run/options.ts";
import { formatMs } from "../run/report/units.ts";
import { bakeCluster } from "./baked-cluster.ts";
import { become, giveWayTo, giveWayToCommand, handBackEndings, userOf } from "./become.ts";
import { withAdvice } from "./faults.ts";
import { removeFormerLife } from "./former-life.ts";
import { withLock } from "./lock.ts";
import { becomeOwner } from "./owner.ts";
import { choosePlace, type Place } from "./place.ts";
import { fillCluster } from "./serve.ts";
import { parseServeOptions, serveHelpText } from "./serve-options.ts";
import { parseServerArguments, wantsNoCluster } from "./server-arguments.ts";
import { tell } from "./streams.ts";
import { giveDirectory, prepareForServer, socketProblem } from "./surroundings.ts";
import { readVariables, requirePassword, withoutPasswords } from "./variables.ts";

const usageExitCode = 64;
const failureExitCode = 70;
const notFoundExitCode = 127;
const usualPort = 5432;

function say(message: string): void {
  tell(`ram-postgres: ${message}\n`);
}

/** The image's face: what `docker run IMAGE` is followed by. Gives the exit code of what does not take its place. */
export async function main(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const interrupts = takeOverEndings();
  const [command = "serve", ...words] = argv;
  try {
    if (command === "run") {
      removeFormerLife();
      becomeOwner(process.cwd(), env);
      return await runCommandLine([...withoutSnapshot(words, env), ...words], env, interrupts);
    }
    if (command === "bake") {
      await bakeCluster(await findServer(env, interrupts), env);
      return 0;
    }
    if (command === "serve" && words.some((word) => word === "--help" || word === "-h")) {
      process.stdout.write(serveHelpText());
      return 0;
    }
    if (command === "serve") return await serve({ words, args: [] }, env, interrupts);
    // As the official image takes them.
    const args = command === "postgres" ? words : command.startsWith("-") ? argv : undefined;
    if (args && !wantsNoCluster(args)) return await serve({ words: [], args }, env, interrupts);
    await handBackEndings(interrupts);
    giveWayToCommand(args ? ["postgres", ...args] : argv, env);
    say(`${command}: there is no such command`);
    return notFoundExitCode;
  } catch (error) {
    return explain(error);
  }
}

/** A snapshot in the container's own cache would be gone with it. */
function withoutSnapshot(words: readonly string[], env: NodeJS.ProcessEnv): readonly string[] {
  const isKept = env.XDG_CACHE_HOME || words.some((word) => word.startsWith("--snapshot"));
  return isKept ? [] : ["--snapshot=false"];
}

async function serve(
  { words, args }: { readonly words: readonly string[]; readonly args: readonly string[] },
  env: NodeJS.ProcessEnv,
  interrupts: Interrupts,
): Promise<never> {
  removeFormerLife();
  const variables = readVariables(env);
  const options = await parseServeOptions(words, variables, env);
  const account = serverAccount();
  const place = choosePlace({
    data: variables.data,
    account,
    walDirectory: variables.walDirectory,
    isRamRequired: options.ramDisk === "required",
  });
  if (!place.isFilled) requirePassword(variables);
  if (variables.hostAuthMethod === "trust") {
    say(
      "warning: POSTGRES_HOST_AUTH_METHOD=trust lets everybody in who reaches the port, as superuser",
    );
  }
  if (place.reason) say(`warning: the data is NOT on a RAM disk: ${place.reason}`);
  const port = parseServerArguments(args).port ?? Number(env.PGPORT || usualPort);
  if (account) {
    prepareForServer(account, port);
    if (variables.walDirectory !== undefined && !place.isFilled) {
      giveDirectory(variables.walDirectory, account);
    }
    become(userOf(account.uid, account.gid), env);
  }
  const problem = socketProblem([...options.settings, ...parseServerArguments(args).settings]);
  if (problem) say(`warning: ${problem}`);
  const serverEnv = { ...env, PGDATA: place.path };
  const finding = findServer(env, interrupts);
  await fillCluster({ variables, options, place, port, args, finding, env: serverEnv, interrupts });
  const binaries = await finding;
  say(readyMessage(binaries, place));
  await handBackEndings(interrupts);
  const postgres = join(binaries.directory, "postgres");
  const lastEnv = withoutPasswords(serverEnv);
  if (place.isLocked) giveWayToCommand(withLock(place.path, [postgres, ...args]), lastEnv);
  return giveWayTo(postgres, args, lastEnv);
}

function readyMessage({ version }: Binaries, { path, isRam, isFilled }: Place): string {
  const where = `${isRam ? "on a RAM disk" : "NOT on a RAM disk"}, in ${path}`;
  const what = `${isFilled ? "with the data that was there" : "made"} in ${formatMs(sinceStart())}`;
  return `PostgreSQL ${formatVersion(version)} ${where}, ${what}`;
}

/** The server of the image. */
async function findServer(env: NodeJS.ProcessEnv, { aborted }: Interrupts): Promise<Binaries> {
  const installed = await findInstalled({ env, signal: aborted });
  const found =
    installed.find(({ version }) => version.major === Number(env.PG_MAJOR)) ?? installed[0];
  if (found) return found;
  throw new Error("there is no PostgreSQL in this image");
}

function explain(error: unknown): number {
  if (error instanceof Interrupted) {
    say(`${error.message}; everything is removed`);
    return exitCodeOf(error.signal);
  }
  if (error instanceof UsageError) {
    for (const problem of error.problems) say(problem);
    return usageExitCode;
  }
  say(withAdvice(messageOf(error)));
  return failureExitCode;
}
