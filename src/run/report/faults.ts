import type { Fault } from "../faults.ts";
import type { Fact } from "./document.ts";
import type { Report } from "./report.ts";
import { formatBytes } from "./units.ts";

/** What went wrong with the server, as facts. */
export function faultFacts({ faults = [] }: Report): Fact[] {
  return faults.map((fault) => ({
    label: "Fault",
    value: nameFault(fault),
    remark: describeFault(fault),
    tone: "bad",
  }));
}

export function nameFault(fault: Fault): string {
  switch (fault.kind) {
    case "disk full":
      return fault.disk === "directory" ? "the disk was full" : "the RAM disk was full";
    case "out of memory":
      return "memory ran out";
    case "crash":
      return "the server crashed";
    case "connections":
      return "connections ran out";
    case "end":
      return "the server ended";
  }
}

/** What is known of it, and what to do. */
export function describeFault(fault: Fault): string {
  switch (fault.kind) {
    case "disk full":
      return describeFullDisk(fault);
    case "out of memory":
      return (
        `the kernel killed ${fault.kills === 1 ? "1 process" : `${fault.kills} processes`}; what is on a RAM disk counts as memory: ` +
        "give the machine or the container more of it"
      );
    case "crash": {
      const { how, statement } = fault;
      return `${how}${statement ? `, running: ${statement}` : ""}; all connections were lost`;
    }
    case "connections":
      return "nobody more was let in: close those that are done with, or allow more by settings: max_connections=500";
    case "end":
      return fault.how
        ? `it ${fault.how}, which was not ours`
        : "its process was killed, as nothing in its log says that it was asked to end";
  }
}

function describeFullDisk(fault: Extract<Fault, { kind: "disk full" }>): string {
  const { disk, place, sizeBytes, peakBytes } = fault;
  const size = sizeBytes === undefined ? "" : formatBytes(sizeBytes);
  const use = [
    ...(place === undefined ? [] : [`it is ${place}${size && `, ${size} in all`}`]),
    ...(place === undefined && size ? [`its size is ${size}`] : []),
    ...(peakBytes === undefined
      ? []
      : [`${place === undefined ? "its" : "the run's"} peak use was ${formatBytes(peakBytes)}`]),
  ].join(", ");
  const more = disk === "tmpfs" ? "give it more by ram-disk-size" : "make room there";
  return `${use && `${use}; `}${more}, or make fewer worker-databases`;
}
