import { readFileSync } from "node:fs";
import { join } from "node:path";
import { attempt } from "./attempt.ts";

/**
 * How many processes the kernel has killed so far for want of memory: in our control group, so in our container, or, where
 * that does not tell, on the whole machine. Undefined where nothing tells.
 *
 * https://docs.kernel.org/admin-guide/cgroup-v2.html#memory-interface-files
 */
export function oomKills(): number | undefined {
  const groups = attempt(() => readFileSync("/proc/self/cgroup", "utf8")) ?? "";
  for (const file of [...groups.split("\n").flatMap(countersOf), "/proc/vmstat"]) {
    const [, kills] =
      /^oom_kill (\d+)$/m.exec(attempt(() => readFileSync(file, "utf8")) ?? "") ?? [];
    if (kills) return Number(kills);
  }
  return undefined;
}

/** Where the kernel counts for a group, by its line in `/proc/PID/cgroup`: `0::/path`, or `4:memory:/path` of version 1. */
function countersOf(line: string): string[] {
  const [, controllers, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
  const root = "/sys/fs/cgroup";
  if (path === undefined) return [];
  if (controllers === "") return [join(root, path, "memory.events")];
  if (!controllers?.split(",").includes("memory")) return [];
  // In a container the path may be the machine's, of which there is but the end.
  return [join(root, "memory", path), join(root, "memory")].map((each) =>
    join(each, "memory.oom_control"),
  );
}
