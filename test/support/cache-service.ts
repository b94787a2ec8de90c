import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer, json } from "node:stream/consumers";

/** What a client asks for: the service's own methods, and what it does with the storage's signed addresses. */
export type Method =
  | "CreateCacheEntry"
  | "FinalizeCacheEntryUpload"
  | "GetCacheEntryDownloadURL"
  | "upload"
  | "download";

/** An answer in a way of the test's own, which may be the usual one, later. */
export type Answer = (
  request: IncomingMessage,
  response: ServerResponse,
  usual: () => Promise<void>,
) => unknown;

export function failure(status: number): Answer {
  return (_, response) => reply(response, status, { code: "internal", msg: "something broke" });
}

/** Lasts until the service ends. */
export const silence: Answer = () => {};

/** As the service refuses the read-only tokens of jobs that strangers can start. */
export const writeDenied: Answer = (_, response) => {
  const message = "cache write denied: token has no writable scopes";
  reply(response, 200, { ok: false, message });
};

/** Ends before all has been sent that was announced. */
export const cutOff: Answer = (_, response) => {
  response.writeHead(200, { "content-length": 1000 });
  response.write("a beginning", () => response.destroy());
};

interface Entry {
  readonly id: number;
  readonly key: string;
  readonly version: string;
  readonly blocks: Map<string, Buffer>;
  content: Buffer;
  isComplete: boolean;
}

interface Asked {
  readonly key: string;
  readonly version: string;
  readonly restore_keys?: readonly string[];
}

const twirp = "/twirp/github.actions.results.api.v1.CacheService/";

/**
 * GitHub's cache service and its storage on this machine, by their HTTP: Twirp's JSON, and of Azure's blob storage what
 * the client uses. It has one scope. See https://twitchtv.github.io/twirp/docs/spec_v7.html and
 * https://learn.microsoft.com/rest/api/storageservices/blob-service-rest-api
 */
export class StandInCacheService implements AsyncDisposable {
  readonly asked: Method[] = [];
  readonly #token = randomUUID();
  readonly #signature = randomUUID();
  readonly #entries: Entry[] = [];
  readonly #answers = new Map<Method, Answer>();
  readonly #open = new Set<ServerResponse>();
  readonly #server: Server;
  readonly #storage: string | undefined;

  private constructor(storage: string | undefined) {
    this.#storage = storage;
    this.#server = createServer((request, response) => {
      // The client keeps connections, and the next service may get the port of one that is gone.
      response.setHeader("connection", "close");
      // As a server that breaks down; or the client has gone away itself.
      this.#serve(request, response).catch(() => response.destroy());
    });
  }

  /** With a storage's host name that only a proxy can find, the service is that proxy too. */
  static async start(storage?: string): Promise<StandInCacheService> {
    const service = new StandInCacheService(storage);
    service.#server.listen(0, "127.0.0.1");
    await once(service.#server, "listening");
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What the runner tells an action of the service. */
  get env(): NodeJS.ProcessEnv {
    return {
      ACTIONS_CACHE_SERVICE_V2: "True",
      ACTIONS_RESULTS_URL: `${this.url}/`,
      ACTIONS_RUNTIME_TOKEN: this.#token,
      ...(this.#storage && { HTTP_PROXY: this.url }),
    };
  }

  /** The keys of what has been saved, the oldest first. */
  get keys(): string[] {
    return this.#entries.filter(({ isComplete }) => isComplete).map(({ key }) => key);
  }

  answer(method: Method, answer: Answer): void {
    this.#answers.set(method, answer);
  }

  /** Has every archive end early, as if it had been stored so. */
  truncate(): void {
    for (const entry of this.#entries) {
      entry.content = entry.content.subarray(0, entry.content.length / 2);
    }
  }

  /** Refuses what is still waiting for an answer: after a broken connection the client would try again for long. */
  async [Symbol.asyncDispose](): Promise<void> {
    const waiting = [...this.#open].filter(({ headersSent }) => !headersSent);
    for (const response of waiting) reply(response.setHeader("connection", "close"), 403, {});
    this.#server.close();
    await once(this.#server, "close");
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "", this.url);
    const method = url.pathname.startsWith(twirp)
      ? (url.pathname.slice(twirp.length) as Method)
      : request.method === "PUT"
        ? "upload"
        : "download";
    this.asked.push(method);
    this.#open.add(response);
    response.once("close", () => this.#open.delete(response));
    const usual = () => this.#usual(method, url, request, response);
    await (this.#answers.get(method) ?? usual)(request, response, usual);
  }

  async #usual(
    method: Method,
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (method === "upload" || method === "download") {
      const entry = this.#entries.find(({ id }) => url.pathname.endsWith(`/${id}`));
      if (!entry || url.searchParams.get("sig") !== this.#signature) reply(response, 403, {});
      else if (method === "download") send(entry, request, response);
      else await store(entry, url, request, response);
      return;
    }
    if (request.headers.authorization !== `Bearer ${this.#token}`) {
      reply(response, 401, { code: "unauthenticated", msg: "invalid token" });
      return;
    }
    const asked = (await json(request)) as Asked;
    if (method === "CreateCacheEntry") reply(response, ...this.#create(asked));
    else if (method === "FinalizeCacheEntryUpload") reply(response, ...this.#finalize(asked));
    else reply(response, 200, this.#find(asked));
  }

  #create({ key, version }: Asked): [status: number, body: object] {
    if (this.#entries.some((entry) => entry.key === key && entry.version === version)) {
      const msg = "cache entry with the same key, version, and scope already exists";
      return [409, { code: "already_exists", msg }];
    }
    const id = this.#entries.length + 1;
    const entry = { id, key, version, blocks: new Map(), content: Buffer.of(), isComplete: false };
    this.#entries.push(entry);
    return [200, { ok: true, signed_upload_url: this.#sign(entry) }];
  }

  #finalize({ key, version }: Asked): [status: number, body: object] {
    const entry = this.#entries.find((each) => each.key === key && each.version === version);
    if (!entry) return [404, { code: "not_found", msg: "no such entry" }];
    entry.isComplete = true;
    return [200, { ok: true, entry_id: String(entry.id) }];
  }

  /** Of each key in turn the entry of that name, or else the newest whose name begins so. */
  #find({ key, version, restore_keys = [] }: Asked): object {
    const all = this.#entries.filter((entry) => entry.isComplete && entry.version === version);
    for (const wanted of [key, ...restore_keys]) {
      const found =
        all.find((entry) => entry.key === wanted) ??
        all.findLast((entry) => entry.key.startsWith(wanted));
      if (!found) continue;
      return { ok: true, signed_download_url: this.#sign(found), matched_key: found.key };
    }
    return { ok: false };
  }

  #sign({ id }: Entry): string {
    const account = this.#storage ? `http://${this.#storage}` : `${this.url}/account`;
    return `${account}/container/${id}?sig=${this.#signature}`;
  }
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** Put Blob, Put Block and Put Block List. */
async function store(
  entry: Entry,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await buffer(request);
  const part = url.searchParams.get("comp");
  if (part === "block") entry.blocks.set(url.searchParams.get("blockid") ?? "", body);
  else if (part !== "blocklist") entry.content = body;
  else {
    const ids = [...body.toString().matchAll(/<Latest>(.*?)<\/Latest>/g)].map(([, id]) => id ?? "");
    entry.content = Buffer.concat(ids.map((id) => entry.blocks.get(id) ?? Buffer.of()));
  }
  response.writeHead(201, { etag: `"${entry.id}"` }).end();
}

/** Get Blob and Get Blob Properties. */
function send({ id, content }: Entry, request: IncomingMessage, response: ServerResponse): void {
  const range = request.headers["x-ms-range"] ?? request.headers.range;
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(String(range)) ?? [];
  const body = first === undefined ? content : content.subarray(Number(first), Number(last) + 1);
  response.writeHead(first === undefined ? 200 : 206, {
    "content-length": body.length,
    "last-modified": new Date(0).toUTCString(),
    etag: `"${id}"`,
    ...(first !== undefined && { "content-range": `bytes ${first}-${last}/${content.length}` }),
  });
  response.end(request.method === "HEAD" ? undefined : body);
}
