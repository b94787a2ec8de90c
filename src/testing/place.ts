const shownText = 80;

/** Calls deep in a library: between a model of Sequelize and its query there are more than the ten that V8 looks at. */
const traceDepth = 50;

/** Where in the user's code something began, and with which statement. */
export class Place {
  readonly text: string;
  /**
   * Where its transaction began, or its client was taken from a pool: some libraries send a query where their callers
   * can't be seen.
   */
  takenAt: Place | undefined;
  // Written out only when somebody wants to read it.
  readonly #trace: { stack?: string } | undefined;
  #frames: readonly Frame[] | undefined;

  /**
   * @param below the function whose callers are of interest; without one nobody is looked for, which takes as long as
   *   all else that is done with a query here
   */
  constructor(text: string, below: ((...words: never[]) => unknown) | undefined) {
    this.text = text;
    if (!below) return;
    this.#trace = {};
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
    const own = this.#read().filter(
      ({ text }) => !/node_modules|\bnode:|ram-postgres[\\/]dist/.test(text),
    );
    // Some have no place, such as `new Promise (<anonymous>)`.
    const places = own.map(({ text }) => /\(?((?:file:\/\/)?[^\s()]+:\d+:\d+)\)?$/.exec(text)?.[1]);
    return places.find((place) => place !== undefined)?.replace("file://", "");
  }

  /**
   * Whether the code of `outer` waits for the code here: it has the same callers up to a function that has gone on
   * since. Libraries begin a transaction so deep inside that the async context does not tell it.
   */
  isWithin(outer: Place): boolean {
    const here = this.#callers;
    const there = outer.#callers;
    const [last] = here.slice(-1);
    // While code has not waited for anything, it has further callers, which are forgotten later.
    there.length = last ? there.findLastIndex((each) => isSame(each, last)) + 1 : 0;
    while (there.length > 0) {
      const [now, then] = [here.at(-1), there.at(-1)];
      if (!now || !then) break;
      if (!isSame(now, then)) {
        // One that runs may have begun both without waiting for the first.
        if (!now.isRunning && there.some((each) => each.name === now.name)) return true;
        break;
      }
      here.pop();
      there.pop();
    }
    const { takenAt } = this;
    return takenAt !== undefined && outer.takenAt !== undefined && takenAt.isWithin(outer.takenAt);
  }

  /** The innermost first. */
  #read(): readonly Frame[] {
    this.#frames ??= this.#trace ? framesOf(this.#trace) : [];
    return this.#frames;
  }

  get #callers(): Caller[] {
    const frames = this.#read();
    const waiting = frames.findIndex(({ isWaiting }) => isWaiting);
    const callers = frames.map(({ text }, index) => {
      const place = text.replace(/^\s*at (async )?/, "");
      const isRunning = waiting < 0 || index < waiting;
      return { place, name: place.replace(/(:\d+){1,2}(\)?)$/, "$2"), isRunning };
    });
    // Node's own loop calls everything.
    return callers.filter(({ place }) => !/\bnode:internal/.test(place));
  }

  toString(): string {
    const text = this.text.replace(/\s+/g, " ").trim();
    const shown = text.length > shownText ? `${text.slice(0, shownText - 1)}…` : text;
    const { line } = this;
    return line ? `${shown} (${line})` : shown;
  }
}

/** A line of a stack trace. */
interface Frame {
  readonly text: string;
  /** It goes on when what it waits for has come. */
  readonly isWaiting: boolean;
}

function framesOf(trace: { readonly stack?: string }): readonly Frame[] {
  const { prepareStackTrace } = Error;
  let isAsync: readonly boolean[] = [];
  if (prepareStackTrace) {
    // Test runners write traces their own way, and leave out which frames are waiting.
    Error.prepareStackTrace = (error, sites) => {
      isAsync = sites.map((site) => (site as AsyncCallSite).isAsync());
      return prepareStackTrace(error, sites);
    };
  }
  try {
    const lines = trace.stack?.split("\n").slice(1) ?? [];
    return lines.map((text, index) => ({
      text,
      isWaiting: isAsync[index] || /^\s*at async |processTicksAndRej/.test(text),
    }));
  } finally {
    if (prepareStackTrace) Error.prepareStackTrace = prepareStackTrace;
  }
}

/** Whose type lacks it. https://v8.dev/docs/stack-trace-api */
interface AsyncCallSite extends NodeJS.CallSite {
  isAsync(): boolean;
}

interface Caller {
  /** Its function, file, line and column. */
  readonly place: string;
  readonly name: string;
  /** It does not wait for one of those before it. */
  readonly isRunning: boolean;
}

function isSame(one: Caller, other: Caller): boolean {
  if (one.isRunning === other.isRunning) return one.place === other.place;
  // The column is that of the call while it runs, and of its `await` later.
  const line = /:\d+(\)?)$/;
  return one.place.replace(line, "$1") === other.place.replace(line, "$1");
}
