import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Ground } from "./ground.ts";

const dist = (name: string) => new URL(`../../dist/${name}`, import.meta.url).pathname;
const withWorkers = ({ migrations }: Ground) => [
  ...["--migrations", migrations, "--worker-databases", "4"],
];

/** A kind of run: how it is started, and how it may end. */
interface Kind {
  readonly name: string;
  readonly args: (ground: Ground) => readonly string[];
  readonly command: string;
  /** Exit codes, or the signal that ended it. */
  readonly ends: readonly (number | NodeJS.Signals)[];
  /** Sent when the tests have begun, or at any moment from the start on. */
  readonly signal?: NodeJS.Signals;
  readonly when?: "in tests" | "any time";
}

export interface Run {
  readonly kind: string;
  /** What it did that it should not have done. */
  readonly surprise?: string;
}

const codes = { SIGINT: 130, SIGTERM: 143, SIGKILL: "SIGKILL" } as const;
const signals = Object.keys(codes) as (keyof typeof codes)[];

/** Takes a while, leaves processes behind, and is told of when it has begun. */
const long = "touch $BEGUN; sleep 300 & sleep 300";

export const kinds: readonly (Kind | "set-up")[] = [
  { name: "no snapshot", args: () => ["--snapshot", "false"], command: "true", ends: [0] },
  { name: "snapshot, 4 worker databases", args: withWorkers, command: "true", ends: [0] },
  { name: "tests fail", args: withWorkers, command: "exit 3", ends: [3] },
  {
    name: "a migration fails",
    args: ({ broken }) => ["--migrations", broken],
    command: "true",
    ends: [70],
  },
  ...signals.flatMap((signal): Kind[] => [
    {
      ...{ name: `${signal} in the tests`, args: withWorkers, command: long },
      ...{ ends: [codes[signal]], signal, when: "in tests" },
    },
    {
      ...{ name: `${signal} at any time`, args: withWorkers, command: "sleep 1" },
      // One that has just ended by itself has succeeded.
      ...{ ends: [codes[signal], signal, 0], signal, when: "any time" },
    },
  ]),
  "set-up",
];

/** Runs one to its end. The number decides when those are killed that may be at any time. */
export async function runOf(kind: Kind | "set-up", ground: Ground, number: number): Promise<Run> {
  if (kind === "set-up") return setUp(ground, number);
  const begun = join(ground.place, `${kind.name}-${number}`.replaceAll(/[^\w]/g, "-"));
  const args = [dist("cli.js"), "--port", "0", ...kind.args(ground)];
  const env = { ...ground.env, BEGUN: begun };
  const started = start([...args, "--", "sh", "-c", kind.command], env, ground);
  if (kind.signal) {
    if (kind.when === "any time") await sleep((number * 137) % 2000);
    else await until(async () => (await isThere(begun)) || started.hasEnded());
    started.child.kill(kind.signal);
  }
  const { end, output } = await started.ended;
  await rm(begun, { force: true });
  return noted(kind.name, kind.ends.includes(end), `${end}\n${output}`);
}

/** The action without a test command, and its post step; every other time without what the main step noted of it. */
async function setUp(ground: Ground, number: number): Promise<Run> {
  const names = ["OUTPUT", "ENV", "STATE", "STEP_SUMMARY"];
  const file = (name: string) => join(ground.place, `${name}-${number}`);
  const files = Object.fromEntries(names.map((name) => [`GITHUB_${name}`, file(name)]));
  for (const name of Object.values(files)) await writeFile(name, "");
  const env = { ...ground.env, ...files, INPUT_MIGRATIONS: ground.migrations, INPUT_PORT: "0" };
  const main = await start([dist("main.js")], env, ground).ended;
  const state = (await readFile(file("STATE"), "utf8")).matchAll(
    /^(\S+?)<<(\S+)\n([\s\S]*?)\n\2$/gm,
  );
  const known = [...state].map(([, name, , value]) => [`STATE_${name}`, value]);
  const told = known.filter(([name]) => number % 2 === 0 || name === "STATE_run-directory");
  const post = await start([dist("post.js")], { ...env, ...Object.fromEntries(told) }, ground)
    .ended;
  for (const name of Object.values(files)) await rm(name);
  return noted("set-up and post step", main.end === 0 && post.end === 0, main.output + post.output);
}

function noted(kind: string, isFine: boolean, output: string): Run {
  return isFine ? { kind } : { kind, surprise: output };
}

function start(args: readonly string[], env: NodeJS.ProcessEnv, ground: Ground) {
  const child = spawn(process.execPath, args, {
    env,
    cwd: ground.place,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  let hasEnded = false;
  // What a killed one leaves may hold on to its output.
  const ended = once(child, "exit").then(([code, signal]) => {
    hasEnded = true;
    return { end: (code ?? signal) as number | NodeJS.Signals, output };
  });
  return { child, ended, hasEnded: () => hasEnded };
}

async function isThere(path: string): Promise<boolean> {
  return readFile(path).then(
    () => true,
    () => false,
  );
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(20);
}
