import { AsyncLocalStorage } from "node:async_hooks";

/** What some work gave, and what it printed. */
export interface Heard<T> {
  readonly result: T;
  readonly said: readonly string[];
}

const conversation = new AsyncLocalStorage<string[]>();

/**
 * Collects what the client prints in the course of some work. It swallows errors, and only there does it tell why it
 * failed, or that it failed at all: to restore nothing is also the result of a miss. In the log it is left as details:
 * an optional thing that did not work is worth one warning, which is ours.
 */
export async function hear<T>(said: string[], work: () => Promise<T>): Promise<T> {
  const { stdout } = process;
  const { write } = stdout;
  const listen = ((chunk: string | Uint8Array, ...rest: never[]) => {
    if (conversation.getStore() !== said) return write.call(stdout, chunk, ...rest);
    const text = typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
    said.push(text);
    return write.call(stdout, asDetails(text), ...rest);
  }) as typeof write;
  stdout.write = listen;
  try {
    return await conversation.run(said, work);
  } finally {
    if (stdout.write === listen) stdout.write = write;
  }
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
