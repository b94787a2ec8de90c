import { readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { attempt } from "../process/attempt.ts";

export const loopback = "127.0.0.1";
export const usualPort = 5432;

/**
 * A port on the loopback address that is free now: the one asked for, any free one for 0, and when none is asked for
 * 5432 where it is free.
 *
 * @throws when the port asked for can't be had
 */
export async function choosePort(asked: number | undefined): Promise<number> {
  try {
    return await freePort(asked ?? usualPort);
  } catch (error) {
    if (asked === undefined) return freePort(0);
    const { code } = error as NodeJS.ErrnoException;
    const why = code === "EADDRINUSE" ? "another program listens there" : (error as Error).message;
    throw new Error(`port: ${asked} can't be had (${why}); choose another, or 0 for any free one`, {
      cause: error,
    });
  }
}

/**
 * Whether it is this process that listens for connections to the loopback address, as far as the kernel tells
 * (https://man7.org/linux/man-pages/man5/proc_net.5.html).
 */
export function listensOnLoopback(pid: number, port: number): boolean {
  const table = attempt(() => readFileSync("/proc/net/tcp", "utf8"));
  if (table === undefined) return true;
  const places = ["0100007F", "00000000"].map((address) => `${address}:${hexadecimal(port)}`);
  const [, , , , , , , uid, , inode] =
    table
      .split("\n")
      .map((line) => line.trim().split(/ +/))
      .find(([, local = "", , state]) => state === "0A" && places.includes(local)) ?? [];
  if (inode === undefined) return false;
  // In a container, root may look into none of another user's processes.
  const sockets = attempt(() => socketsOf(pid));
  return sockets ? sockets.includes(inode) : Number(uid) === statSync(`/proc/${pid}`).uid;
}

function hexadecimal(port: number): string {
  return port.toString(16).toUpperCase().padStart(4, "0");
}

/** The inodes of a process' sockets. */
function socketsOf(pid: number): string[] {
  const directory = `/proc/${pid}/fd`;
  // A descriptor may be closed meanwhile.
  const targets = readdirSync(directory).map((fd) =>
    attempt(() => readlinkSync(`${directory}/${fd}`)),
  );
  return targets.flatMap((target) => /^socket:\[(\d+)\]$/.exec(target ?? "")?.[1] ?? []);
}

function freePort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen({ host: loopback, port, exclusive: true }, () => {
      const address = probe.address();
      const found = typeof address === "object" && address ? address.port : port;
      probe.close(() => resolve(found));
    });
  });
}
