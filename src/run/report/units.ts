export function formatMs(milliseconds: number): string {
  if (milliseconds < 10) return `${milliseconds.toFixed(1)} ms`;
  if (milliseconds < 1000) return `${milliseconds.toFixed(0)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(2)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

export function formatBytes(bytes: number): string {
  const mebibytes = bytes / 1024 ** 2;
  return mebibytes < 1024 ? `${Math.round(mebibytes)} MiB` : `${(mebibytes / 1024).toFixed(1)} GiB`;
}

export function formatShare(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
}

/**
 * A piece of a line as block characters: from `from` to `to`, of 0 to 1, where the whole line has `width` characters. It
 * begins at a whole character and is an eighth of one at least, so that nothing is too short to be seen.
 */
export function bar(
  { from, to }: { readonly from: number; readonly to: number },
  width: number,
): string {
  const start = Math.min(width - 1, Math.floor(from * width));
  const eighths = Math.max(1, Math.round(to * width * 8) - start * 8);
  const full = "█".repeat(Math.floor(eighths / 8));
  return " ".repeat(start) + full + ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8];
}

/** A text of at most so many characters, which says that it was longer. */
export function shorten(text: string, longest: number): string {
  const characters = [...text.slice(0, 2 * longest)];
  if (characters.length <= longest && text.length <= 2 * longest) return text;
  return `${characters.slice(0, Math.max(0, longest - 1)).join("")}…`;
}
