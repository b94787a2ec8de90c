const shownText = 80;

/** Where in the user's code something began, and with which statement. */
export class Place {
  readonly text: string;
  // Written out only when somebody wants to read it.
  readonly #trace: { stack?: string } = {};

  /** @param below the function whose callers are of interest */
  constructor(text: string, below: (...words: never[]) => unknown) {
    this.text = text;
    Error.captureStackTrace(this.#trace, below);
  }

  /** The nearest place that is not in a library, as `file:line:column`. */
  get line(): string | undefined {
    const frames = this.#trace.stack?.split("\n").slice(1) ?? [];
    const own = frames.find((frame) => !/node_modules|\bnode:|ram-postgres[\\/]dist/.test(frame));
    return /\(?((?:file:\/\/)?[^\s()]+:\d+:\d+)\)?$/.exec(own ?? "")?.[1]?.replace("file://", "");
  }

  toString(): string {
    const text = this.text.replace(/\s+/g, " ").trim();
    const shown = text.length > shownText ? `${text.slice(0, shownText - 1)}…` : text;
    const { line } = this;
    return line ? `${shown} (${line})` : shown;
  }
}
