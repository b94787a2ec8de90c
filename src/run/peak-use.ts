import { type Disk, usedBytes } from "../postgres/ramdisk.ts";

/** How often a tmpfs of our own is looked at: one system call. Other places mean a look at every file. */
const tmpfsIntervalMs = 100;
const directoryIntervalMs = 2000;

/** The most that was in use of a disk, as seen by looking now and then. */
export class PeakUse {
  readonly #disk: Disk;
  readonly #timer: NodeJS.Timeout;
  #peakBytes = 0;

  constructor(disk: Disk) {
    this.#disk = disk;
    const intervalMs = disk.kind === "tmpfs" ? tmpfsIntervalMs : directoryIntervalMs;
    this.#timer = setInterval(() => void this.look(), intervalMs).unref();
  }

  get bytes(): number {
    return this.#peakBytes;
  }

  async look(): Promise<void> {
    // Figures for the summary are not worth a failure: the disk may be going away at this moment.
    const bytes = await usedBytes(this.#disk).catch(() => 0);
    this.#peakBytes = Math.max(this.#peakBytes, bytes);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
