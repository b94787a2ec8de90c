import { constants, open } from "node:fs/promises";
import { resolve } from "node:path";
import { messageOf } from "../process/message-of.ts";
import { filesMatching } from "./globs.ts";
import { parseJunit, type TestCase } from "./junit.ts";
import { shorten } from "./shorten.ts";

/** What a project's reports tell of its tests; small, however large they are. */
export interface TestResults {
  /** How many reports were read. */
  readonly files: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What the test cases took, added up: more than the run, when they run side by side. */
  readonly testMs: number;
  /** At most ten: those that failed and then those that passed, each the slowest first. */
  readonly shown: readonly TestCase[];
  /** What could not be read, and why. */
  readonly problems: readonly string[];
}

export interface ReadingOptions {
  readonly workingDirectory: string;
  /** When the tests were started, in milliseconds since 1970: a report from before that is of an earlier run. */
  readonly sinceMs: number;
}

const mostShown = 10;
const mostProblems = 5;
const longestProblem = 300;
const largestBytes = 64 * 1024 * 1024;
// There are file systems that keep no fractions of a second.
const coarsenessMs = 1000;

/** Reads the JUnit XML files that the patterns match. It never throws: what goes wrong is told among the problems. */
export async function readTestResults(
  globs: readonly string[],
  options: ReadingOptions,
): Promise<TestResults> {
  const tally = new Tally();
  const known = new Set<string>();
  for (const pattern of globs) {
    const files = await matching(pattern, options.workingDirectory, tally);
    let outdated = 0;
    for (const file of files) {
      if (known.has(file)) continue;
      known.add(file);
      if ((await readFileInto(tally, file, options)) === "outdated") outdated++;
    }
    if (outdated > 0 && outdated === files.length) {
      tally.problem(`junit: what "${pattern}" matches is from before the tests were started`);
    }
  }
  return tally.results();
}

async function matching(pattern: string, cwd: string, tally: Tally): Promise<string[]> {
  try {
    const files = await filesMatching(pattern, cwd);
    if (files.length === 0) tally.problem(`junit: no file matches "${pattern}" in ${cwd}`);
    return files;
  } catch (error) {
    tally.problem(`junit: "${pattern}": ${messageOf(error)}`);
    return [];
  }
}

async function readFileInto(
  tally: Tally,
  file: string,
  { workingDirectory, sinceMs }: ReadingOptions,
): Promise<"read" | "outdated" | "problem"> {
  try {
    const xml = await readReport(resolve(workingDirectory, file), sinceMs - coarsenessMs);
    if (xml === undefined) return "outdated";
    tally.add(await parseJunit(xml));
    return "read";
  } catch (error) {
    tally.problem(`${file}: ${messageOf(error)}`);
    return "problem";
  }
}

/** A report's text; undefined when it was last written before a time. */
async function readReport(path: string, sinceMs: number): Promise<string | undefined> {
  const { O_RDONLY, O_NONBLOCK } = constants;
  // To open a named pipe would wait for its writer otherwise.
  const handle = await open(path, O_RDONLY | O_NONBLOCK);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new Error("not a file");
    if (stats.mtimeMs < sinceMs) return undefined;
    if (stats.size > largestBytes) {
      throw new Error(
        `larger than ${largestBytes / 1024 ** 2} MiB, which is the most that is read`,
      );
    }
    return new TextDecoder().decode(await handle.readFile());
  } finally {
    await handle.close();
  }
}

class Tally {
  #files = 0;
  readonly #counts = { passed: 0, failed: 0, skipped: 0 };
  #testMs = 0;
  #shown: TestCase[] = [];
  readonly #problems: string[] = [];
  #moreProblems = 0;

  add(testCases: readonly TestCase[]): void {
    this.#files++;
    for (const { outcome, durationMs } of testCases) {
      this.#counts[outcome]++;
      this.#testMs += durationMs;
    }
    const worthShowing = testCases.filter(({ outcome }) => outcome !== "skipped");
    this.#shown = [...this.#shown, ...worthShowing].sort(byInterest).slice(0, mostShown);
  }

  problem(message: string): void {
    if (this.#problems.length === mostProblems) this.#moreProblems++;
    else this.#problems.push(shorten(message, longestProblem));
  }

  results(): TestResults {
    const more = this.#moreProblems > 0 ? [`… and ${this.#moreProblems} more`] : [];
    return {
      files: this.#files,
      ...this.#counts,
      testMs: this.#testMs,
      shown: this.#shown,
      problems: [...this.#problems, ...more],
    };
  }
}

function byInterest(a: TestCase, b: TestCase): number {
  if (a.outcome !== b.outcome) return a.outcome === "failed" ? -1 : 1;
  return b.durationMs - a.durationMs;
}
