import { once } from "node:events";
import { createServer, request as forward, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";

/** What a proxy does with what it is asked for: passes it on, refuses it, or says nothing at all. */
export type ProxyKind = "passes on" | "refuses" | "is silent";

/** An HTTP proxy on this machine, which remembers what it was asked for. Every host is this machine to it. */
export class StandInProxy implements AsyncDisposable {
  readonly asked: string[] = [];
  readonly #server: Server;
  readonly #tunnels: (Duplex | Socket)[] = [];

  private constructor(kind: ProxyKind) {
    this.#server = createServer((request, response) => {
      this.asked.push(`${request.method} ${request.url}`);
      if (kind === "is silent") return;
      if (kind === "refuses") {
        response.writeHead(407).end();
        return;
      }
      const { port, pathname } = new URL(request.url ?? "");
      const options = { host: "127.0.0.1", port, path: pathname, headers: request.headers };
      forward(options, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      }).end();
    });
    this.#server.on("connect", (request, client: Duplex) => {
      this.asked.push(`CONNECT ${request.url}`);
      client.on("error", () => {});
      this.#tunnels.push(client);
      if (kind === "is silent") return;
      if (kind === "refuses") {
        client.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
        return;
      }
      const target = connect(Number(request.url?.split(":")[1]), "127.0.0.1", () => {
        client.write("HTTP/1.1 200 Connection established\r\n\r\n");
        target.pipe(client).pipe(target);
      });
      target.on("error", () => client.destroy());
      this.#tunnels.push(target);
    });
  }

  static async start(kind: ProxyKind): Promise<StandInProxy> {
    const proxy = new StandInProxy(kind);
    proxy.#server.listen(0, "127.0.0.1");
    await once(proxy.#server, "listening");
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const tunnel of this.#tunnels) tunnel.destroy();
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, "close");
  }
}
