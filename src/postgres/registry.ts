import { tmpdir } from "node:os";
import Config from "@npmcli/config";
import npmDefinitions from "@npmcli/config/lib/definitions/index.js";
import npmFetch from "npm-registry-fetch";
import { unlessAborted } from "../process/interrupts.ts";
import { messageOf } from "../process/message-of.ts";
import { withoutCredentials } from "./secret-text.ts";

/** A package registry as npm is configured for it: its address, credentials, proxy and certificates. */
export interface Registry {
  /** The address packages of `scope` come from, for messages: without credentials. */
  readonly url: string;
  json(path: string): Promise<unknown>;
  download(url: string, onBytes: (received: number, total: number) => void): Promise<Buffer>;
}

export interface RegistryOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Where a project's own `.npmrc` is looked up. */
  readonly workingDirectory: string;
  readonly scope: string;
  readonly signal?: AbortSignal | undefined;
  /** How long a download may take that goes on all the time; milliseconds. */
  readonly longestMs?: number;
}

/** How many times a request is made once more. */
const retries = 2;
/** How long there may be no answer to one, or no byte of it; less when npm is configured for less. */
const idleMs = 30_000;
const quarterOfAnHourMs = 15 * 60_000;
/** Several times what a server takes. */
const mostBytes = 512 * 1024 ** 2;

/**
 * Opens the registry that npm itself would use, by npm's own code: `npm_config_*`, the project's, the user's and the
 * global `.npmrc`. No npm needs to be there.
 */
export async function openRegistry(options: RegistryOptions): Promise<Registry> {
  const config = await readNpmConfig(options);
  const timeout = Math.min(Number(config.timeout) || idleMs, idleMs);
  const settings = {
    ...config,
    // Nothing of npm's own is written to, and a registry that is down is told soon.
    cache: undefined,
    retry: { retries, factor: 2, minTimeout: 500, maxTimeout: 2000 },
    timeout,
    signal: options.signal,
    spec: `${options.scope}/any`,
  };
  // Of a proxy or a host that takes a connection and then is silent the library itself would know no end.
  const patienceMs = (retries + 1) * timeout + 5000;
  const url = npmFetch.pickRegistry(settings.spec, settings);
  const ask = (tarball: string, bounded: npmFetch.Options) =>
    within(patienceMs, bounded, (bound) => npmFetch(tarball, bound));
  return {
    url: withoutCredentials(url),
    json: (path) => within(patienceMs, settings, (bounded) => npmFetch.json(path, bounded)),
    download: (tarball, onBytes) =>
      within(options.longestMs ?? quarterOfAnHourMs, settings, async (bounded) => {
        const [first = tarball, ...others] = tarballAddresses(tarball, url);
        const response = await ask(first, bounded).catch((error) => {
          const next = others[0];
          if (next === undefined || error.code !== "E404") throw error;
          return ask(next, bounded);
        });
        return readBody(response, bounded, onBytes);
      }),
  };
}

/** Does some fetching, which is aborted when it takes longer. One that is aborted is tried again, in vain: nobody waits for that. */
async function within<T>(
  limitMs: number,
  settings: npmFetch.Options,
  work: (bounded: npmFetch.Options) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const tooLate = new Error(`it took longer than ${Math.round(limitMs / 1000)} s`);
  const timer = setTimeout(() => controller.abort(tooLate), limitMs);
  const signals = settings.signal ? [settings.signal, controller.signal] : [controller.signal];
  const signal = AbortSignal.any(signals);
  try {
    return await unlessAborted(signal, () => work({ ...settings, signal }));
  } catch (error) {
    const message = messageOf(error);
    const told = withoutCredentials(message);
    const { code } = error as NodeJS.ErrnoException;
    throw told === message ? error : Object.assign(new Error(told), { code });
  } finally {
    clearTimeout(timer);
  }
}

async function readBody(
  response: Awaited<ReturnType<typeof npmFetch>>,
  settings: npmFetch.Options,
  onBytes: (received: number, total: number) => void,
): Promise<Buffer> {
  const total = Number(response.headers.get("content-length") ?? 0);
  const chunks: Buffer[] = [];
  let received = 0;
  for await (const chunk of response.body ?? []) {
    settings.signal?.throwIfAborted();
    chunks.push(Buffer.from(chunk));
    received += chunk.length;
    if (received > mostBytes) throw new Error(`it is larger than ${mostBytes} bytes`);
    onBytes(received, total);
  }
  return Buffer.concat(chunks);
}

async function readNpmConfig({ env, workingDirectory }: RegistryOptions) {
  const config = new Config({
    // npm's own folder would hold a built-in npmrc; there may be no npm.
    npmPath: tmpdir(),
    ...npmDefinitions,
    argv: [process.execPath, "npm"],
    // It writes npm_config_* into what it is given.
    env: { ...env },
    cwd: workingDirectory,
  });
  await config.load();
  return config.flat;
}

/**
 * A mirror often passes on the tarball addresses of the registry it mirrors, which may be out of reach: the same path
 * on the mirror is asked first, as npm does (`replace-registry-host`).
 */
function tarballAddresses(tarball: string, registry: string): string[] {
  const told = new URL(tarball);
  const base = new URL(registry);
  if (told.host === base.host) return [tarball];
  return [new URL(base.pathname.replace(/\/$/, "") + told.pathname, base).href, tarball];
}
