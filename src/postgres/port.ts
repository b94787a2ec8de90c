import { createServer } from "node:net";

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
