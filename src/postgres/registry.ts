import { tmpdir } from "node:os";
import Config from "@npmcli/config";
import npmDefinitions from "@npmcli/config/lib/definitions/index.js";
import npmFetch from "npm-registry-fetch";

/** A package registry as npm is configured for it: its address, credentials, proxy and certificates. */
export interface Registry {
  /** The address packages of `scope` come from, for messages. */
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
}

/**
 * Opens the registry that npm itself would use, by npm's own code: `npm_config_*`, the project's, the user's and the
 * global `.npmrc`. No npm needs to be there.
 */
export async function openRegistry(options: RegistryOptions): Promise<Registry> {
  const settings = {
    ...(await readNpmConfig(options)),
    // Nothing of npm's own is written to, and a registry that is down is told within seconds.
    cache: undefined,
    retry: { retries: 2, factor: 2, minTimeout: 500, maxTimeout: 2000 },
    timeout: 60_000,
    signal: options.signal,
    spec: `${options.scope}/any`,
  };
  const url = npmFetch.pickRegistry(settings.spec, settings);
  return {
    url,
    json: (path) => npmFetch.json(path, settings),
    download: async (tarball, onBytes) => {
      const [first = tarball, ...others] = tarballAddresses(tarball, url);
      return download(first, settings, onBytes).catch((error) => {
        const next = others[0];
        if (next === undefined || error.code !== "E404") throw error;
        return download(next, settings, onBytes);
      });
    },
  };
}

async function download(
  url: string,
  settings: npmFetch.Options,
  onBytes: (received: number, total: number) => void,
): Promise<Buffer> {
  const response = await npmFetch(url, settings);
  const total = Number(response.headers.get("content-length") ?? 0);
  const chunks: Buffer[] = [];
  let received = 0;
  for await (const chunk of response.body ?? []) {
    settings.signal?.throwIfAborted();
    chunks.push(Buffer.from(chunk));
    received += chunk.length;
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
