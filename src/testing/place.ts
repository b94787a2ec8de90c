const shownText = 80;

/** Calls deep in a library: between a model of Sequelize and its query there are more than the ten that V8 looks at. */
const traceDepth = 50;

/** Where in the user's code something began, and with which statement. */
export class Place {
  readonly text: string;
  /** Where its client was taken from a pool: some libraries send a query where their callers can't be seen. */
  takenAt: Place | undefined;
  // Written out only when somebody wants to read it.
  readonly #trace: { stack?: string } = {};

  /** @param below the function whose callers are of interest */
  constructor(text: string, below: (...words: never[]) => unknown) {
    this.text = text;
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = traceDepth;
    Error.captureStackTrace(this.#trace, below);
    Error.stackTraceLimit = stackTraceLimit;
  }

  /** The nearest place that is not in a library, as `file:line:column`. */
  get line(): string | undefined {
    return this.#line ?? this.takenAt?.line;
  }

  get #line(): string | undefined {
    const own = this.#frames.filter(
      (frame) => !/node_modules|\bnode:|ram-postgres[\\/]dist/.test(frame),
    );
    // Some have no place, such as `new Promise (<anonymous>)`.
    const places = own.map((frame) => /\(?((?:file:\/\/)?[^\s()]+:\d+:\d+)\)?$/.exec(frame)?.[1]);
    return places.find((place) => place !== undefined)?.replace("file://", "");
  }

  /**
   * Whether the code of `outer` waits for the code here: it has the same callers up to a function that has gone on
   * since. Libraries begin a transaction so deep inside that the async context does not tell it.
   */
  isWithin(outer: Place): boolean {
    const [here, there] = [this.#frames, outer.#frames];
    let common = 0;
    while (there.at(-1 - common) && here.at(-1 - common) === there.at(-1 - common)) common += 1;
    const now = callee(here.at(-1 - common) ?? "");
    const goesOn = there.slice(0, there.length - common).some((frame) => callee(frame) === now);
    if (common > 0 && goesOn) return true;
    const { takenAt } = this;
    return takenAt !== undefined && outer.takenAt !== undefined && takenAt.isWithin(outer.takenAt);
  }

  /** The innermost first. */
  get #frames(): string[] {
    const lines = this.#trace.stack?.split("\n").slice(1) ?? [];
    return lines.map((line) => line.replace(/^\s*at (async )?/, ""));
  }

  toString(): string {
    const text = this.text.replace(/\s+/g, " ").trim();
    const shown = text.length > shownText ? `${text.slice(0, shownText - 1)}…` : text;
    const { line } = this;
    return line ? `${shown} (${line})` : shown;
  }
}

/** The function of a frame, without where in it. */
function callee(frame: string): string {
  return frame.replace(/:\d+:\d+(\)?)$/, "$1");
}
