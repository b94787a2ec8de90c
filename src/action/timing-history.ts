import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import { messageOf } from "../process/message-of.ts";
import { append, timesOf } from "../run/history.ts";
import type { RawInputs } from "../run/inputs.ts";
import type { Log } from "../run/log.ts";
import type { Report } from "../run/report/report.ts";
import type { UnsavedTimings } from "./state.ts";
import { isOfBranch, type TimingPlace, timingPlace } from "./timing-place.ts";
import { type Kept, TimingStore } from "./timing-store.ts";

/** A run beside earlier ones. */
export interface Compared {
  readonly report: Report;
  /** For the post step, when the run is one to be kept. */
  readonly unsaved?: UnsavedTimings;
}

type Fetched =
  | ({ readonly kind: "fetched" } & Kept)
  | { readonly kind: "failed"; readonly problem: string }
  | { readonly kind: "late" };

interface Fetching {
  readonly place: TimingPlace;
  readonly fetched: Promise<Fetched>;
}

/** How long they are waited for when the tests are through, in milliseconds. */
const patienceMs = 1000;

/** The timings of a step's earlier runs on the default branch, which are fetched while its tests run. */
export class TimingHistory {
  readonly #env: NodeJS.ProcessEnv;
  readonly #inputs: RawInputs;
  readonly #log: Log;
  #fetching: Promise<Fetching | undefined> | undefined;
  /** What would be printed amid what the tests print; undefined when they are through. */
  #held: string[] | undefined = [];

  constructor(env: NodeJS.ProcessEnv, inputs: RawInputs, log: Log) {
    this.#env = env;
    this.#inputs = inputs;
    this.#log = log;
  }

  /** To be called when the test command is about to be started. */
  begin(): void {
    this.#fetching ??= this.#fetch();
  }

  /** To be called when the tests are through. What can't be known is not in the report, and no failure. */
  async compare(report: Report): Promise<Compared> {
    const fetching = await this.#fetching;
    if (!fetching) return { report };
    const fetched = await noLongerThan(patienceMs, fetching.fetched);
    this.#tellHeld();
    this.#tell(fetched);
    if (fetched.kind === "failed") return { report };
    const { place } = fetching;
    const unsaved = this.#unsaved(report, place);
    const earlier = fetched.kind === "fetched" ? fetched.entries : [];
    return {
      report:
        earlier.length > 0 ? { ...report, history: { branch: place.branch, earlier } } : report,
      ...(unsaved && { unsaved }),
    };
  }

  async #fetch(): Promise<Fetching | undefined> {
    const store = TimingStore.open(this.#env, { show: (details) => this.#show(details) });
    if (!store) return undefined;
    // The cache's client takes a while to load, and the test command comes first.
    await setImmediate();
    const place = await timingPlace(this.#env, this.#inputs);
    return place && { place, fetched: store.read(place).then(asFetched, asFailed) };
  }

  #unsaved(report: Report, place: TimingPlace): UnsavedTimings | undefined {
    const times = timesOf(report);
    if (!times || report.exitCode !== 0 || !isOfBranch(place, this.#env)) return undefined;
    const commit = /^[\da-f]{12}/.exec(this.#env.GITHUB_SHA ?? "")?.[0];
    const { key, beginning } = place;
    return { key, beginning, entry: { at: Date.now(), commit, ...times } };
  }

  #tell(fetched: Fetched): void {
    const what = "the timings of earlier runs";
    if (fetched.kind === "late") this.#log.info(`${what} were not there in time`);
    else if (fetched.kind === "failed") {
      this.#log.warn(
        `${what} could not be fetched from GitHub's cache; there is no trend: ${fetched.problem}`,
      );
    } else if (fetched.isDamaged) {
      this.#log.warn(`${what} in GitHub's cache are damaged; the next ones begin anew`);
    }
  }

  #show(details: string): string {
    this.#held?.push(details);
    return this.#held ? "" : details;
  }

  #tellHeld(): void {
    process.stdout.write(this.#held?.join("") ?? "");
    this.#held = undefined;
  }
}

function asFetched(kept: Kept): Fetched {
  return { kind: "fetched", ...kept };
}

function asFailed(error: unknown): Fetched {
  return { kind: "failed", problem: messageOf(error) };
}

async function noLongerThan(ms: number, fetched: Promise<Fetched>): Promise<Fetched> {
  const clock = new AbortController();
  const late = sleep(ms, { kind: "late" } as const, { signal: clock.signal });
  return Promise.race([fetched, late]).finally(() => clock.abort());
}

/** Adds a run to those that are kept. Others may have been added since it was compared. It never throws. */
export async function saveTimings(
  env: NodeJS.ProcessEnv,
  { key, beginning, entry }: UnsavedTimings,
  log: Log,
): Promise<void> {
  const store = TimingStore.open(env);
  try {
    const kept = await store?.read({ key, beginning });
    if (!kept || !(await store?.save(key, append(kept.entries, entry)))) return;
    log.info(`the run's timings are in GitHub's cache: ${key}`);
  } catch (error) {
    log.warn(`the run's timings could not be kept in GitHub's cache: ${messageOf(error)}`);
  }
}
