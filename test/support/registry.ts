import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { Header } from "tar";

/** What is in a tarball: any kind of entry under any name, also those that npm would never pack. */
export interface Entry {
  readonly path: string;
  readonly content?: string;
  readonly mode?: number;
  readonly type?: "File" | "Directory" | "SymbolicLink" | "Link";
  readonly linkpath?: string;
}

/** Packs entries as they are, without regard to where they lead. */
export function packTarball(entries: readonly Entry[]): Buffer {
  const blocks = entries.flatMap(
    ({ path, content = "", mode = 0o644, type = "File", linkpath }) => {
      const body = Buffer.from(content);
      const header = new Header({
        path,
        mode,
        type,
        size: body.length,
        mtime: new Date(0),
        ...(linkpath !== undefined && { linkpath }),
      });
      const block = Buffer.alloc(512);
      header.encode(block);
      return [block, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
    },
  );
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

/** The digest of some content, in the form of Subresource Integrity. */
export function digestOf(content: Buffer): string {
  return `sha512-${createHash("sha512").update(content).digest("base64")}`;
}

export interface RecordedRequest {
  readonly path: string;
  readonly authorization: string | undefined;
}

export interface Tls {
  readonly key: Buffer;
  readonly cert: Buffer;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A package registry on this machine that has what a test publishes, and remembers what it was asked for. */
export class StandInRegistry implements AsyncDisposable {
  readonly requests: RecordedRequest[] = [];
  readonly #answers = new Map<string, Answer>();
  readonly #server: Server;

  private constructor(tls: Tls | undefined) {
    const answer: Answer = (request, response) => {
      const path = request.url ?? "";
      this.requests.push({ path, authorization: request.headers.authorization });
      const answer = this.#answers.get(path) ?? notFound;
      answer(request, response);
    };
    this.#server = tls ? createTlsServer(tls, answer) : createServer(answer);
  }

  /** @param tls for one that speaks nothing else */
  static async start(tls?: Tls): Promise<StandInRegistry> {
    const registry = new StandInRegistry(tls);
    registry.#server.listen(0, "127.0.0.1");
    await once(registry.#server, "listening");
    return registry;
  }

  /** Without a scheme, as `.npmrc` has it before `:_authToken`. */
  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get url(): string {
    return `http://${this.host}/`;
  }

  get paths(): string[] {
    return this.requests.map(({ path }) => path);
  }

  /** Has a version of a package; `at` is the path of the registry's root, `origin` where its tarballs are said to be. */
  publish(
    name: string,
    version: string,
    tarball: Buffer,
    { at = "", origin }: { readonly at?: string; readonly origin?: string } = {},
  ): void {
    const path = tarballPath(name, version);
    const told = `${origin ?? `http://${this.host}${at}`}${path}`;
    const packument = { name, versions: { [version]: { dist: { tarball: told } } } };
    this.answer(at + packumentPath(name), (_, response) => {
      response.setHeader("content-type", "application/json").end(JSON.stringify(packument));
    });
    this.answer(at + path, (_, response) => {
      response.setHeader("content-length", tarball.length).end(tarball);
    });
  }

  /** Answers a path in a way of the test's own. */
  answer(path: string, answer: Answer): void {
    this.#answers.set(path, answer);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, "close");
  }
}

function notFound(_: IncomingMessage, response: ServerResponse): void {
  response.writeHead(404, { "content-type": "application/json" }).end('{"error":"Not found"}');
}

export function packumentPath(name: string): string {
  return `/${name.replace("/", "%2f")}`;
}

export function tarballPath(name: string, version: string): string {
  return `/${name}/-/${name.split("/").at(-1)}-${version}.tgz`;
}
