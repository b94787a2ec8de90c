import type { ArchivePart } from "./snapshot-archive.ts";

/** Raised when snapshots of before would not do any more. */
export const snapshotFormat = 1;

/** What is told of a snapshot beside its content. */
export interface Manifest<Origin> {
  readonly format: typeof snapshotFormat;
  readonly key: string;
  readonly parts: readonly ArchivePart[];
  /** What its maker wants to know of it later. */
  readonly origin: Origin;
}

/** Whether what stands in a manifest as the origin is one, and of this key. */
export type OriginCheck<Origin> = (value: unknown, key: string) => value is Origin;

/** Reads a manifest; undefined when it is none of that key: a disk, or another program, may have written it. */
export function parseManifest<Origin>(
  text: string,
  key: string,
  isOrigin: OriginCheck<Origin>,
): Manifest<Origin> | undefined {
  const value = parseJson(text) as Partial<Manifest<unknown>> | null | undefined;
  const isOurs =
    value?.format === snapshotFormat &&
    value.key === key &&
    Array.isArray(value.parts) &&
    value.parts.length > 0 &&
    value.parts.every(isPart) &&
    isOrigin(value.origin, key);
  return isOurs ? (value as Manifest<Origin>) : undefined;
}

/** The key that a manifest is said to be of. */
export function keyIn(text: string): string | undefined {
  const value = parseJson(text) as Partial<Manifest<unknown>> | null | undefined;
  return typeof value?.key === "string" ? value.key : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const partForm = /^\d+\.tar$/;

function isPart(value: unknown): value is ArchivePart {
  const { file, bytes, crc32 } = (value ?? {}) as Partial<ArchivePart>;
  return (
    typeof file === "string" &&
    partForm.test(file) &&
    Number.isInteger(bytes) &&
    Number.isInteger(crc32)
  );
}
