/** A released version: `{ major: 17, minor: 5 }`. */
export interface Version {
  readonly major: number;
  readonly minor: number;
}

/** What was asked for: a major, of which any minor will do, or an exact version. */
export interface VersionRequest {
  readonly major: number;
  readonly minor?: number;
}

export const oldestMajor = 14;

/** The major that is downloaded when none is asked for and none is installed. */
export const defaultMajor = 18;

/** Reads `17` or `17.5`; undefined when it is neither. */
export function parseVersionRequest(text: string): VersionRequest | undefined {
  const match = /^(\d{1,3})(?:\.(\d{1,3}))?$/.exec(text);
  if (!match) return undefined;
  const major = Number(match[1]);
  return match[2] === undefined ? { major } : { major, minor: Number(match[2]) };
}

/** Reads what `postgres --version` prints: `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`. */
export function parseServerVersion(text: string): Version | undefined {
  // Before a release there is no minor: 19devel, 19beta1, 19rc1.
  const match = /\(PostgreSQL\) (\d+)(?:\.(\d+))?/.exec(text);
  return match ? { major: Number(match[1]), minor: Number(match[2] ?? 0) } : undefined;
}

export function satisfies(version: Version, request: VersionRequest): boolean {
  return (
    version.major === request.major &&
    (request.minor === undefined || version.minor === request.minor)
  );
}

/** Newest first. */
export function byNewest(a: Version, b: Version): number {
  return b.major - a.major || b.minor - a.minor;
}

export function formatVersion({ major, minor }: VersionRequest): string {
  return minor === undefined ? `${major}` : `${major}.${minor}`;
}
