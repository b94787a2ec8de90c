import { statfsSync } from "node:fs";
import type { RunDirectory } from "../postgres/run-directory.ts";
import { attempt } from "../process/attempt.ts";
import { Interrupted } from "../process/interrupts.ts";
import { withFaults } from "../run/fault-in-set-up.ts";
import type { Fault } from "../run/faults.ts";
import { describeFault } from "../run/report/faults.ts";
import { formatBytes } from "../run/report/units.ts";
import { type Place, sharedMemory } from "./place.ts";

/** What has to be known from before, to tell what has gone wrong while a cluster is filled. */
export interface FillWatch {
  readonly run: RunDirectory;
  readonly place: Place;
  readonly killsBefore: number;
}

/** A failure with what had gone wrong with the server or its machine, and what can be done about it in a container. */
export async function withFillFaults(
  error: unknown,
  { run, place, killsBefore }: FillWatch,
): Promise<unknown> {
  if (error instanceof Interrupted) return error;
  const disk = { kind: place.isRam ? "shared-tmpfs" : "directory" } as const;
  return withFaults(error, { run, disk, killsBefore }, (fault) => describe(fault, place));
}

function describe(fault: Fault, { path, isRam }: Place): string {
  if (fault.kind === "connections") {
    return "a file or a migration holds connections open: end them there, or allow more, as by -c max_connections=500";
  }
  if (fault.kind !== "disk full" || !isRam) return describeFault(fault);
  const larger = path.startsWith(sharedMemory) ? "--shm-size 1g" : `--tmpfs ${path}:rw,size=1g`;
  return `${sizeOf(path)}start the container with more, as by ${larger}, or make fewer worker databases`;
}

function sizeOf(path: string): string {
  const stat = attempt(() => statfsSync(path));
  return stat ? `its size is ${formatBytes(stat.blocks * stat.bsize)}; ` : "";
}

const advice = [
  [
    /\bEROFS\b|Read-only file system/,
    "a container whose files are only to be read (--read-only) needs --tmpfs /tmp and --tmpfs /run",
  ],
  [
    /\bEAGAIN\b|could not fork|Resource temporarily unavailable/,
    "no more processes could be started: allow the container more of them (--pids-limit)",
  ],
  [
    /could not look up effective user ID/,
    "initdb asks for a user whom the image knows: leave out --user, the server is run by postgres anyway",
  ],
  [
    /was initialized by PostgreSQL version/,
    "the volume is of an image of another major: start that one, or remove the volume, which is for tests alone",
  ],
] as const;

/** A message with what can be done about it in a container. */
export function withAdvice(message: string): string {
  const fitting = advice.filter(([symptom]) => symptom.test(message));
  return [message, ...fitting.map(([, what]) => what)].join("\n");
}
