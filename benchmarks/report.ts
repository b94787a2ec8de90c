/**
 * What the report costs on a run of the example, whose tests have two worker databases: to look at the server before the
 * tests and after them, and to show what was found. Medians of runs from a snapshot; fails when it is more than is allowed.
 *
 *     npx tsx benchmarks/report.ts [ROUNDS]
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { markdownTable } from "markdown-table";
import { median } from "./median.ts";
import { environment } from "./timed-run.ts";

const rounds = Number(process.argv[2] ?? 15);
const allowedMs = 30;
const root = new URL("..", import.meta.url).pathname;
/** Notes when the process ends, in milliseconds since its start, as a run counts them. */
const noteEnd = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => process._rawDebug("END", performance.now()));',
)}`;

interface Costs {
  readonly before: number;
  readonly after: number;
  readonly shown: number;
}

async function oneRun(directory: string): Promise<Costs> {
  const options = ["--migrations", "migrations", "--worker-databases", "2", "--port", "0"];
  const tests = ["--", "npm", "test", "--workspace", "example-app"];
  const program = ["--import", noteEnd, join(root, "dist", "cli.js")];
  const args = [...program, ...options, "--report", "json", ...tests];
  const env = { ...environment, XDG_CACHE_HOME: directory };
  const { stderr } = await promisify(execFile)(process.execPath, args, { env, cwd: root });
  const { phases, totalMs } = JSON.parse(/^\{[\s\S]*?^\}/m.exec(stderr)?.[0] ?? "");
  const end = Number(/^END (.*)/m.exec(stderr)?.[1]);
  const looks = phases.filter(({ phase }: { phase: string }) => phase === "look");
  const [before, after] = looks.map(({ duration }: { duration: number }) => duration);
  return { before, after, shown: end - totalMs };
}

const directory = await mkdtemp(join(tmpdir(), "report-"));
const costs: Costs[] = [];
try {
  for (let round = 0; round <= rounds; round++) {
    const cost = await oneRun(directory);
    // The first one has no snapshot yet.
    if (round > 0) costs.push(cost);
  }
} finally {
  await rm(directory, { recursive: true, force: true });
}
const of = (figure: (cost: Costs) => number) => median(costs.map(figure));
const whole = of(({ before, after, shown }) => before + after + shown);
const ms = (value: number) => `${value.toFixed(1)} ms`;
console.log(`${rounds} runs, medians\n`);
console.log(
  markdownTable([
    ["the report of a run of the example", "time"],
    ["the server is looked at before the tests", ms(of(({ before }) => before))],
    ["and after them", ms(of(({ after }) => after))],
    ["the report is shown", ms(of(({ shown }) => shown))],
    ["all of it", ms(whole)],
  ]),
);
if (whole > allowedMs) {
  console.log(`\nmore than ${allowedMs} ms`);
  process.exitCode = 1;
}
