import type { Span } from "./units.ts";

/**
 * What a report says, before it is known where it is shown. Any text in it may come from a database or a test: whoever
 * shows it sees to it that it means nothing there but itself.
 */
export interface Document {
  readonly headline: { readonly tone: Tone; readonly text: string };
  /** What is looked for first. */
  readonly facts: readonly Fact[];
  readonly sections: readonly Section[];
}

export type Tone = "good" | "bad" | "plain";

export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly remark?: string | undefined;
  readonly tone?: "bad" | "plain";
}

export interface Section {
  readonly title: string;
  /** Sentences that say what the table means. */
  readonly remarks?: readonly string[];
  /** The same as the table, for where Mermaid draws it. */
  readonly diagram?: string;
  readonly table?: Table;
  /** Of interest to few: behind a click where there is such a thing, and else left out. */
  readonly isFolded?: boolean;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Column {
  readonly title: string;
  readonly align?: "right";
  /** Left out where a line is too short for all. */
  readonly isMinor?: boolean;
}

/** A text as it came, one that is shown as code or in bold, or a piece of a line that goes from 0 to 1. */
export type Cell = string | { readonly code: string } | { readonly strong: string } | Span;
