export function formatMs(milliseconds: number): string {
  if (milliseconds < 10) return `${milliseconds.toFixed(1)} ms`;
  if (milliseconds < 1000) return `${milliseconds.toFixed(0)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(2)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

export function formatBytes(bytes: number): string {
  const mebibytes = bytes / 1024 ** 2;
  if (mebibytes < 1) return `${Math.round(bytes / 1024)} KiB`;
  return mebibytes < 1024 ? `${Math.round(mebibytes)} MiB` : `${(mebibytes / 1024).toFixed(1)} GiB`;
}

/** A piece of a line that goes from 0 to 1. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * A piece of a line as block characters, of which the whole line has `width`. It begins at a whole character and is an
 * eighth of one at least, so that nothing is too short to be seen.
 */
export function bar({ from, to }: Span, width: number): string {
  const start = Math.min(width - 1, Math.floor(from * width));
  const eighths = Math.max(1, Math.round(to * width * 8) - start * 8);
  const full = "█".repeat(Math.floor(eighths / 8));
  return " ".repeat(start) + full + ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8];
}

/** As {@link bar}, of whole characters: in some fonts of browsers the parts of one are of other heights. */
export function wholeBar({ from, to }: Span, width: number): string {
  const start = Math.min(width - 1, Math.floor(from * width));
  const full = Math.min(width, Math.round(to * width)) - start;
  return " ".repeat(start) + (full > 0 ? "█".repeat(full) : "▏");
}

/** With a thin space between thousands, which means the same everywhere. */
export function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}
