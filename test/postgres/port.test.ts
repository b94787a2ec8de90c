import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { expect, test } from "vitest";
import { choosePort, listensOnLoopback, loopback, usualPort } from "../../src/postgres/port.ts";

/** Listens until it is disposed of; on a port that somebody else has already, nobody needs to. */
class Listener implements AsyncDisposable {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(port: number): Promise<Listener> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once("error", (error: NodeJS.ErrnoException) => {
        if (error.code === "EADDRINUSE") resolve();
        else reject(error);
      });
      server.listen(port, loopback, resolve);
    });
    return new Listener(server);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.close();
    await once(this.#server, "close");
  }
}

test("0 is any free port, which can be listened on", async () => {
  const port = await choosePort(0);
  await using listener = await Listener.start(port);
  expect(port).toBeGreaterThan(1023);
  expect(listener.port).toBe(port);
});

test("a port that is asked for and free is that port", async () => {
  const port = await choosePort(0);
  expect(await choosePort(port)).toBe(port);
});

test("a port that is asked for and taken is an error that names it and what to do", async () => {
  await using listener = await Listener.start(0);
  const { port } = listener;
  await expect(choosePort(port)).rejects.toThrow(
    `port: ${port} can't be had (another program listens there); choose another, or 0 for any free one`,
  );
});

test("without one, another is chosen when the usual one is taken", async () => {
  await using _listener = await Listener.start(usualPort);
  const port = await choosePort(undefined);
  expect(port).not.toBe(usualPort);
  expect(port).toBeGreaterThan(1023);
});

test.skipIf(process.platform !== "linux")(
  "that a process listens on the loopback address is told of it, and of no other",
  async () => {
    await using listener = await Listener.start(0);
    expect(listensOnLoopback(process.pid, listener.port)).toBe(true);
    expect(listensOnLoopback(process.ppid, listener.port)).toBe(false);
    const everywhere = createServer().listen(0, "0.0.0.0");
    await once(everywhere, "listening");
    const { port } = everywhere.address() as AddressInfo;
    expect(listensOnLoopback(process.pid, port)).toBe(true);
    everywhere.close();
    await once(everywhere, "close");
    expect(listensOnLoopback(process.pid, port)).toBe(false);
  },
);
