import { median } from "../median.ts";
import { installRivals } from "../rivals.ts";
import { Admin } from "./admin.ts";
import { Contender } from "./contender.ts";
import type { Ground } from "./ground.ts";
import { inTurn } from "./in-turn.ts";
import { sandbox, type Way, ways } from "./ways.ts";

const benchmarks = new URL("..", import.meta.url);

/** What a test takes when it is cleaned up that way, or why that can't be measured here. */
export interface CleaningUp {
  readonly way: Way;
  readonly took: { readonly milliseconds: number; readonly besideSandbox: number } | Error;
}

/** Tests that insert ten rows and count them, cleaned up in one way and in others, a few of each in turn. */
export async function cleaningUp(ground: Ground): Promise<CleaningUp[]> {
  await installRivals(undefined);
  const started = new Map<Way, Contender | Error>();
  const running = () => [...started].filter(isRunning);
  await using _ = {
    [Symbol.asyncDispose]: async () => {
      for (const [, contender] of running()) await contender[Symbol.asyncDispose]();
    },
  };
  for (const way of ways) started.set(way, await start(way, ground));
  const rounds = await measure(running(), ground);
  return [...started].map(([way, contender]) => {
    if (contender instanceof Error) return { way, took: contender };
    const of = ({ name }: Way) => rounds.map((round) => round[name] ?? Number.NaN);
    const sandboxes = of(sandbox);
    const ratios = of(way).map((time, round) => time / (sandboxes[round] ?? Number.NaN));
    return { way, took: { milliseconds: median(of(way)), besideSandbox: median(ratios) } };
  });
}

async function start(
  { script, database }: Way,
  { template, copy, migrations, signal }: Ground,
): Promise<Contender | Error> {
  const url = database === "own" ? copy() : template;
  const contender = Contender.start(new URL(script, benchmarks), {
    args: [url, migrations],
    env: { LOG_LEVEL: "error" },
    signal,
  });
  return script.startsWith("rivals/") ? contender.catch((error: Error) => error) : contender;
}

function isRunning(entry: [Way, Contender | Error]): entry is [Way, Contender] {
  return entry[1] instanceof Contender;
}

async function measure(contenders: [Way, Contender][], { template, signal }: Ground) {
  await using admin = await Admin.connect(template);
  const turns = contenders.map(([{ name, testsPerRound }, contender]) => {
    const turn = async () => {
      signal.throwIfAborted();
      await admin.whenIdle();
      return contender.measure(testsPerRound);
    };
    return [name, turn] as const;
  });
  return await inTurn(Object.fromEntries(turns), { warmUp: 1, rounds: 7 });
}
