import { AsyncLocalStorage } from "node:async_hooks";

/** What some work gave, and what it printed. */
export interface Heard<T> {
  readonly result: T;
  readonly said: readonly string[];
}

interface Conversation {
  readonly said: string[];
  /** What is printed of a text at once. */
  show(details: string): string;
}

type Write = typeof process.stdout.write;

/** A standard output that is listened to, by as many as there are at a time. */
interface Ear {
  readonly write: Write;
  readonly listen: Write;
  listeners: number;
}

const conversation = new AsyncLocalStorage<Conversation>();
let ear: Ear | undefined;

/**
 * Collects what the client prints in the course of some work. It swallows errors, and only there does it tell why it
 * failed, or that it failed at all: to restore nothing is also the result of a miss. In the log it is left as details:
 * an optional thing that did not work is worth one warning, which is ours.
 *
 * @param show what is printed of those details at once: all, unless told otherwise
 */
export async function hear<T>(
  said: string[],
  work: () => Promise<T>,
  show = (details: string) => details,
): Promise<T> {
  const { stdout } = process;
  if (!ear || stdout.write !== ear.listen) ear = openEar(stdout.write);
  const ours = ear;
  ours.listeners += 1;
  stdout.write = ours.listen;
  try {
    return await conversation.run({ said, show }, work);
  } finally {
    ours.listeners -= 1;
    // Somebody else may have put something in its place, which calls it.
    if (ours.listeners === 0 && stdout.write === ours.listen) stdout.write = ours.write;
  }
}

function openEar(write: Write): Ear {
  const listen = (chunk: string | Uint8Array, ...rest: never[]) => {
    const current = conversation.getStore();
    if (!current || ear !== opened) return write.call(process.stdout, chunk, ...rest);
    const text = typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
    current.said.push(text);
    return write.call(process.stdout, current.show(asDetails(text)), ...rest);
  };
  const opened: Ear = { write, listen: listen as Write, listeners: 0 };
  return opened;
}

/** Makes every line one that the runner shows only when it debugs; secrets are masked all the same. */
function asDetails(text: string): string {
  return text.replace(/^(?!::(?:debug|add-mask)::)(?:::\w+::)?(?=.)/gm, "::debug::");
}

/** The first line of what was said last of a kind. In a workflow command, line breaks and percent signs are encoded. */
export function lastOf(said: readonly string[], kind: RegExp): string | undefined {
  const text = [...said.join("").matchAll(kind)].at(-1)?.[1];
  return text?.replace(/%0[AD].*/, "").replaceAll("%25", "%");
}
