import type { Report } from "./report.ts";
import { formatBytes, formatMs } from "./units.ts";

/** A value in a word or two, and what else there is to say of it. */
export interface Words {
  readonly value: string;
  readonly remark?: string | undefined;
}

/** Where the data lived. */
export function describeStorage({ kind, sizeBytes, use, reason }: Report["storage"]): Words {
  const used = `${use.when} ${formatBytes(use.bytes)}`;
  switch (kind) {
    case "tmpfs":
      return { value: used, remark: `of ${formatBytes(sizeBytes ?? 0)}, a disk of its own` };
    case "shared-tmpfs":
      return { value: used, remark: `on the machine's own, without a cap: ${reason}` };
    case "directory":
      return { value: "NONE", remark: `a temporary directory, ${used}, because ${reason}` };
  }
}

/** What the run made; empty when that was nothing but the database. */
export function describeContent({
  migrations,
  workerDatabases,
}: Pick<Report, "migrations" | "workerDatabases">): string {
  return [
    ...(migrations === undefined ? [] : [count(migrations, "migration")]),
    ...(workerDatabases === 0 ? [] : [count(workerDatabases, "worker database")]),
  ].join(", ");
}

/** What snapshots were to the run. */
export function describeSnapshot({
  snapshot,
  migrations = 0,
}: Pick<Report, "snapshot" | "migrations">): Words {
  switch (snapshot.state) {
    case "off":
      return { value: "off", remark: snapshot.reason };
    case "miss":
      return { value: "miss", remark: snapshot.reason };
    case "hit":
      return { value: "hit", remark: `saved ${formatMs(snapshot.savedMs)}` };
    case "prefix": {
      const what =
        migrations > 0
          ? `${snapshot.migrationCount} of ${count(migrations, "migration")}`
          : "a cluster with nothing in it";
      return { value: "prefix", remark: `${what}, saved ${formatMs(snapshot.savedMs)}` };
    }
  }
}

/** A number of things, as `1 table` or `2 tables`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
