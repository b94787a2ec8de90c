/**
 * Whether a machine is the same after thousands of runs as before: runs of all kinds, in a row and two at a time, some of
 * them killed at any moment, and a hundred databases of one Node.js process. Fails when something has grown, or a run ends
 * otherwise than it should. Meant for a machine that does nothing else.
 *
 *     npx tsx benchmarks/soak.ts [MINUTES]
 */
import { cpus, totalmem } from "node:os";
import { markdownTable } from "markdown-table";
import { execute } from "../src/process/execute.ts";
import { makeGround } from "./soak/ground.ts";
import { kinds, type Run, runOf } from "./soak/kinds.ts";
import { type Amounts, hasGrown, measure, measures, settled } from "./soak/measures.ts";

const minutes = Number(process.argv[2] ?? 30);
if (!(minutes > 0)) throw new Error(`MINUTES: expected a number above 0, got "${process.argv[2]}"`);
const rounds = { inARow: 1, sideBySide: 2 };

await using ground = await makeGround();
const counts = new Map<string, { runs: number; surprises: string[] }>();
let isEnding = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    isEnding = true;
  });
}

/** Every kind of run once, in so many lanes. */
async function round(lanes: number, number: number): Promise<void> {
  const waiting = [...kinds];
  const lane = async () => {
    for (let kind = waiting.shift(); kind && !isEnding; kind = waiting.shift()) {
      note(await runOf(kind, ground, number));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

function note({ kind, surprise }: Run): void {
  const { runs, surprises } = counts.get(kind) ?? { runs: 0, surprises: [] };
  counts.set(kind, { runs: runs + 1, surprises: surprise ? [...surprises, surprise] : surprises });
}

// Twice, so that all snapshots are there, and all that is loaded once has been.
for (const lanes of Object.values(rounds)) await round(lanes, 0);
await settled(ground);
const before = await measure(ground);
const end = performance.now() + minutes * 60_000;
for (let number = 1; performance.now() < end && !isEnding; number++) {
  console.error(`round ${number}, ${Math.ceil((end - performance.now()) / 60_000)} min to go`);
  await round(number % 2 === 0 ? rounds.sideBySide : rounds.inARow, number);
}
const after = await settled(ground, before);
console.error("databases of one process");
const library = await librarySoak();

console.log(report(before, after));
console.log(`\n${formatLibrary(library)}`);
const surprises = [...counts].flatMap(([kind, { surprises }]) =>
  surprises.map((each) => `${kind}: ${each}`),
);
for (const each of surprises) console.log(`\n${each}`);
const grown = measures.some(({ name }) => hasGrown(name, before, after));
if (grown || library.hasGrown || surprises.length > 0) process.exitCode = 1;

interface LibrarySoak {
  readonly rows: readonly {
    readonly what: string;
    readonly early: number;
    readonly late: number;
  }[];
  readonly databases: number;
  readonly hasGrown: boolean;
}

async function librarySoak(): Promise<LibrarySoak> {
  const program = new URL("soak/start-databases.mjs", import.meta.url).pathname;
  const args = ["--expose-gc", program, ground.migrations];
  return JSON.parse(await execute(process.execPath, args, { env: ground.env, cwd: ground.place }));
}

function report(before: Amounts, after: Amounts): string {
  const runs = [...counts].map(([kind, { runs, surprises }]) => [
    kind,
    `${runs}`,
    `${surprises.length}`,
  ]);
  const amounts = measures.map(({ name, unit }) => [
    name,
    `${before[name]}${unit}`,
    `${after[name]}${unit}`,
    hasGrown(name, before, after) ? "GROWN" : "",
  ]);
  const machine = `${cpus().length} processors, ${Math.round(totalmem() / 1024 ** 3)} GiB`;
  return [
    `${minutes} minutes on ${machine}, Node ${process.versions.node}\n`,
    markdownTable([["runs", "how many", "surprises"], ...runs]),
    "",
    markdownTable([["", "at the start", "at the end", ""], ...amounts]),
  ].join("\n");
}

function formatLibrary({ rows, databases, hasGrown }: LibrarySoak): string {
  const lines = rows.map(({ what, early, late }) => [what, `${early}`, `${late}`]);
  const head = ["", "after 20", `after ${databases}`];
  return `${databases} databases of one process${hasGrown ? ": GROWN" : ""}\n\n${markdownTable([head, ...lines])}`;
}
