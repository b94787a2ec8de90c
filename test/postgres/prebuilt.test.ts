import { execFileSync, spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import {
  chmod,
  cp,
  mkdir,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  utimes,
  writeFile,
} from "node:fs/promises";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import digestTable from "../../src/postgres/prebuilt.digests.json" with { type: "json" };
import {
  choosePrebuilt,
  type DigestTable,
  type PrebuiltOptions,
  packagedVersion,
  providePrebuilt,
  scope,
  verifyDigest,
} from "../../src/postgres/prebuilt.ts";
import { defaultMajor, oldestMajor } from "../../src/postgres/version.ts";
import { identityOf } from "../../src/process/process-identity.ts";
import {
  digestOf,
  type Entry,
  packTarball,
  packumentPath,
  StandInRegistry,
  tarballPath,
} from "../support/registry.ts";
import { Sandbox, until } from "../support/sandbox.ts";

const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
const name = `${scope}/${platform}`;
// One that this machine keeps nowhere: /var/cache, where a server may be kept, is shared by all.
const packageVersion = `18.4.0-${randomUUID()}`;
const isRoot = process.getuid?.() === 0;
const tarballAt = tarballPath(name, packageVersion);

function program(script: string): string {
  return `#!/bin/sh\n${script}\n`;
}

const links = [
  { source: "native/lib/libpq.so.5.18", target: "native/lib/libpq.so.5" },
  { source: "native/lib/libpq.so.5.18", target: "native/lib/libpq.so" },
  { source: "native/share/timezones", target: "native/lib/zones" },
];

/** A package as the real ones are, with a script for a server. */
const entries: readonly Entry[] = [
  { path: "package/package.json", content: "{}" },
  {
    path: "package/native/bin/postgres",
    content: program("echo 'postgres (PostgreSQL) 18.4'"),
    mode: 0o755,
  },
  { path: "package/native/bin/initdb", content: program("exit 0") },
  { path: "package/native/lib/libpq.so.5.18", content: "a library" },
  { path: "package/native/share/timezones/UTC", content: "a zone", mode: 0o600 },
  { path: "package/native/pg-symlinks.json", content: JSON.stringify(links) },
];

function withLinks(list: unknown): Entry[] {
  const others = entries.filter(({ path }) => !path.endsWith("pg-symlinks.json"));
  return [...others, { path: "package/native/pg-symlinks.json", content: JSON.stringify(list) }];
}

/** A machine without a server, a registry that has one, and the digest that is pinned of it. */
class Scene implements AsyncDisposable {
  readonly told: string[] = [];
  readonly registry: StandInRegistry;
  readonly #sandbox: Sandbox;
  digest = "";

  private constructor(sandbox: Sandbox, registry: StandInRegistry) {
    this.#sandbox = sandbox;
    this.registry = registry;
  }

  static async create(tarball: Buffer): Promise<Scene> {
    const scene = new Scene(await Sandbox.create(), await StandInRegistry.start());
    await mkdir(scene.path("project"));
    await writeFile(scene.path("project", "package.json"), "{}");
    scene.publish(tarball);
    return scene;
  }

  publish(tarball: Buffer): void {
    this.registry.publish(name, packageVersion, tarball);
    this.digest = digestOf(tarball);
  }

  path(...names: string[]): string {
    return this.#sandbox.path(...names);
  }

  /** Where the package is unpacked. */
  get directory(): string {
    return this.path("tools", "ram-postgres", packageVersion, platform);
  }

  fetch(options: Partial<PrebuiltOptions> = {}) {
    return providePrebuilt(
      { major: 18 },
      {
        workingDirectory: this.path("project"),
        onProgress: (message) => this.told.push(message),
        digests: { [packageVersion]: { [platform]: this.digest } },
        ...options,
        env: {
          HOME: this.path("home"),
          RUNNER_TOOL_CACHE: this.path("tools"),
          npm_config_userconfig: this.path("home", ".npmrc"),
          npm_config_globalconfig: this.path("global.npmrc"),
          npm_config_registry: this.registry.url,
          ...options.env,
        },
      },
    );
  }

  /** Fetches in vain and gives the message, when nothing of the package is there afterwards. */
  async failure(options: Partial<PrebuiltOptions> = {}): Promise<string> {
    const error = await this.fetch(options).then(
      () => new Error("it was fetched"),
      (reason: Error) => reason,
    );
    const left = await readdir(this.path("tools", "ram-postgres", packageVersion)).catch(() => []);
    expect(left).toEqual([]);
    return error.message;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.registry[Symbol.asyncDispose]();
    await this.#sandbox[Symbol.asyncDispose]();
  }
}

let tarball: Buffer;
beforeAll(() => {
  tarball = packTarball(entries);
});

describe("a prebuilt server", () => {
  test("is fetched, unpacked and can be run", async () => {
    await using scene = await Scene.create(tarball);
    expect(await scene.fetch()).toEqual({
      directory: join(scene.directory, "native", "bin"),
      version: { major: 18, minor: 4 },
      source: "prebuilt",
      build: digestOf(tarball),
    });
    expect(scene.registry.paths).toEqual([packumentPath(name), tarballAt]);
    expect(await readFile(join(scene.directory, "package.json"), "utf8")).toBe("{}");
  });

  test("is fetched once", async () => {
    await using scene = await Scene.create(tarball);
    const first = await scene.fetch();
    const requests = scene.registry.paths.length;
    expect(await scene.fetch()).toEqual(first);
    expect(scene.registry.paths).toHaveLength(requests);
  });

  test("is fetched by two runs at once, and both have it whole", async () => {
    await using scene = await Scene.create(tarball);
    const [first, second] = await Promise.all([scene.fetch(), scene.fetch()]);
    expect(first).toEqual(second);
    expect(await readdir(join(scene.directory, ".."))).toEqual([platform]);
  });

  test("says what is fetched, and how far it is", async () => {
    await using scene = await Scene.create(tarball);
    await scene.fetch();
    expect(scene.told[0]).toBe(`downloading PostgreSQL 18.4 (${name})`);
    expect(scene.told.at(-1)).toMatch(/^downloaded \d+ MB of \d+ MB$/);
  });

  test("is fetched without a word about how far it is when nobody knows its size", async () => {
    await using scene = await Scene.create(tarball);
    scene.registry.answer(tarballAt, (_, response) => {
      response.write(tarball.subarray(0, 100));
      response.end(tarball.subarray(100));
    });
    await scene.fetch();
    expect(scene.told).toEqual([`downloading PostgreSQL 18.4 (${name})`]);
  });

  test("comes from the registry that the project's .npmrc names for its scope, with its token", async () => {
    await using scene = await Scene.create(tarball);
    const { host, url } = scene.registry;
    const npmrc = `${scope}:registry=${url}\n//${host}/:_authToken=s3cret\n`;
    await writeFile(scene.path("project", ".npmrc"), npmrc);
    await scene.fetch({ env: { npm_config_registry: "http://127.0.0.1:9/" } });
    expect(scene.registry.requests).toEqual([
      { path: packumentPath(name), authorization: "Bearer s3cret" },
      { path: tarballAt, authorization: "Bearer s3cret" },
    ]);
  });

  test("can be read by all whatever our umask, and run", async () => {
    await using scene = await Scene.create(tarball);
    const umask = process.umask(0o077);
    try {
      await scene.fetch();
    } finally {
      process.umask(umask);
    }
    const modeOf = async (...names: string[]) =>
      (await stat(join(scene.directory, ...names))).mode & 0o777;
    expect(await modeOf("..")).toBe(0o755);
    expect(await modeOf()).toBe(0o755);
    expect(await modeOf("native", "share", "timezones")).toBe(0o755);
    expect(await modeOf("native", "share", "timezones", "UTC")).toBe(0o644);
    expect(await modeOf("native", "lib", "libpq.so.5.18")).toBe(0o644);
    expect(await modeOf("native", "bin", "postgres")).toBe(0o755);
    expect(await modeOf("native", "bin", "initdb")).toBe(0o755);
  });

  test("has the links that its package lists, relative ones", async () => {
    await using scene = await Scene.create(tarball);
    await scene.fetch();
    const lib = join(scene.directory, "native", "lib");
    expect(await readlink(join(lib, "libpq.so.5"))).toBe("libpq.so.5.18");
    expect(await readFile(join(lib, "libpq.so"), "utf8")).toBe("a library");
    expect(await readFile(join(lib, "zones", "UTC"), "utf8")).toBe("a zone");
  });

  test("needs no list of links", async () => {
    await using scene = await Scene.create(
      packTarball(entries.filter(({ path }) => !path.endsWith("pg-symlinks.json"))),
    );
    await expect(scene.fetch()).resolves.toMatchObject({ source: "prebuilt" });
  });

  test("keeps a file that its package has where it lists a link", async () => {
    const list = [{ source: "native/pg-symlinks.json", target: "native/lib/libpq.so.5.18" }];
    await using scene = await Scene.create(packTarball(withLinks(list)));
    await scene.fetch();
    const file = join(scene.directory, "native", "lib", "libpq.so.5.18");
    expect(await readFile(file, "utf8")).toBe("a library");
  });

  test("that does not run is an error that says what to do", async () => {
    const broken = entries.map((entry) =>
      entry.path.endsWith("/postgres") ? { ...entry, content: program("exit 1") } : entry,
    );
    await using scene = await Scene.create(packTarball(broken));
    await expect(scene.fetch()).rejects.toThrow(
      `${scene.directory} holds a server that does not run on this machine: install PostgreSQL`,
    );
  });
});

describe("nothing is unpacked", () => {
  test("of what is not what was published", async () => {
    await using scene = await Scene.create(tarball);
    const other = packTarball([...entries, { path: "package/more", content: "x" }]);
    scene.registry.publish(name, packageVersion, other);
    const message = await scene.failure();
    expect(message).toContain(`${other.length} bytes`);
    expect(message).toContain(`its digest is ${digestOf(other)}, not ${scene.digest}`);
    expect(message).toContain(scene.registry.url);
  });

  test("of a download that is cut", async () => {
    await using scene = await Scene.create(tarball);
    scene.registry.answer(tarballAt, (_, response) => {
      response.setHeader("content-length", tarball.length);
      response.write(tarball.subarray(0, 100), () => response.destroy());
    });
    expect(await scene.failure()).toContain(`${name}@${packageVersion} from ${scene.registry.url}`);
  });

  test.each([
    ["the package", packumentPath(name)],
    ["its tarball", tarballAt],
  ])("when an abort comes before the registry answers with %s", async (_, path) => {
    await using scene = await Scene.create(tarball);
    scene.registry.answer(path, () => {});
    const controller = new AbortController();
    const failure = scene.failure({ signal: controller.signal });
    await until(() => scene.registry.paths.includes(path));
    // There is no time for another attempt.
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    controller.abort(new Error("enough"));
    expect(await failure).toBe("enough");
  });

  test.each([
    ["the package", packumentPath(name)],
    ["its tarball", tarballAt],
  ])("when the registry does not have %s", async (_, path) => {
    await using scene = await Scene.create(tarball);
    scene.registry.answer(path, (__, response) => response.writeHead(404).end());
    const message = await scene.failure();
    expect(message).toContain(`${name}@${packageVersion} from ${scene.registry.url}: 404`);
  });

  test("when the registry does not have the version", async () => {
    await using scene = await Scene.create(tarball);
    scene.registry.publish(name, "18.3.0-beta.17", tarball);
    expect(await scene.failure()).toContain("this registry does not have that version");
  });

  test.each(["null", "[]", "{}", '{"versions":null}', '"text"'])(
    "when the registry answers %s",
    async (answer) => {
      await using scene = await Scene.create(tarball);
      scene.registry.answer(packumentPath(name), (_, response) => response.end(answer));
      expect(await scene.failure()).toContain(
        `${name}@${packageVersion} from ${scene.registry.url}: this registry does not have`,
      );
    },
  );

  test("when the registry fails, also when it is asked again", async () => {
    await using scene = await Scene.create(tarball);
    scene.registry.answer(packumentPath(name), (_, response) => response.writeHead(500).end());
    expect(await scene.failure()).toContain(`from ${scene.registry.url}: 500`);
    expect(scene.registry.paths.length).toBeGreaterThan(1);
  });

  test("when there is none of that version, and those that there are are told", async () => {
    await using scene = await Scene.create(tarball);
    const digests = { "17.5.0": { [platform]: scene.digest }, "17.4.0": { other: scene.digest } };
    expect(await scene.failure({ digests })).toBe(`there is no 18 for ${platform}, only 17.5`);
    expect(scene.registry.paths).toEqual([]);
  });

  test.each<[string, Entry]>([
    ["above it", { path: "package/../../evil" }],
    ["deep above it", { path: "package/native/../../../../evil" }],
    ["at an absolute path", { path: "//tmp/ram-postgres-evil" }],
  ])("when an entry leads %s", async (_, { path }) => {
    const evil = packTarball([...entries, { path, content: "evil" }]);
    await using scene = await Scene.create(evil);
    expect(await scene.failure()).not.toBe("it was fetched");
    for (const directory of ["", "tools", "tools/ram-postgres"]) {
      expect(await readdir(scene.path(directory))).not.toContain("evil");
    }
    await expect(stat("/tmp/ram-postgres-evil")).rejects.toThrow("ENOENT");
  });

  test.each([
    ["has its target above it", { source: "native/lib/a", target: "../evil" }],
    ["has its target at an absolute path", { source: "native/lib/a", target: "/tmp/evil" }],
    ["leads above it", { source: "../../../secret", target: "native/lib/a" }],
    ["leads to an absolute path", { source: "/etc/passwd", target: "native/lib/a" }],
    ["is the package itself", { source: "native", target: "." }],
  ])("when a link %s", async (_, link) => {
    await using scene = await Scene.create(packTarball(withLinks([link])));
    expect(await scene.failure()).toMatch(/leads out of the package$/);
  });

  test.each(["nonsense", "{", "{}"])("when its list of links is %j", async (list) => {
    const bad = entries.map((entry) =>
      entry.path.endsWith("pg-symlinks.json") ? { ...entry, content: list } : entry,
    );
    await using scene = await Scene.create(packTarball(bad));
    expect(await scene.failure()).not.toBe("it was fetched");
  });

  test("of what is no tarball", async () => {
    await using scene = await Scene.create(Buffer.from("no tarball at all ".repeat(100)));
    expect(await scene.failure()).not.toBe("it was fetched");
  });
});

test("links in a tarball are left out, so that nothing is written through them", async () => {
  await using scene = await Scene.create(tarball);
  await mkdir(scene.path("outside"));
  scene.publish(
    packTarball([
      ...entries,
      { path: "package/link", type: "SymbolicLink", linkpath: scene.path("outside") },
      { path: "package/link/evil", content: "evil" },
      { path: "package/hard", type: "Link", linkpath: scene.path("project", "package.json") },
    ]),
  );
  await scene.fetch().catch(() => {});
  expect(await readdir(scene.path("outside"))).toEqual([]);
  const left = await stat(join(scene.directory, "hard")).catch(() => undefined);
  expect(left).toBeUndefined();
});

describe("a server that is kept", () => {
  /** Has the server moved from the tool cache to another place. */
  async function keptIn(scene: Scene, place: string): Promise<string> {
    await scene.fetch();
    await mkdir(scene.path(place, "ram-postgres"), { recursive: true });
    const kept = scene.path(place, "ram-postgres", packageVersion);
    await cp(join(scene.directory, ".."), kept, { recursive: true, verbatimSymlinks: true });
    await rm(scene.path("tools"), { recursive: true });
    scene.registry.requests.length = 0;
    return join(kept, platform, "native", "bin");
  }

  test("is used wherever it is, and nothing is made in a better place", async () => {
    await using scene = await Scene.create(tarball);
    const directory = await keptIn(scene, "xdg");
    const found = await scene.fetch({ env: { XDG_CACHE_HOME: scene.path("xdg") } });
    expect(found).toMatchObject({ directory, source: "prebuilt" });
    expect(scene.registry.requests).toEqual([]);
    expect(await readdir(scene.path())).not.toContain("tools");
  });

  test.skipIf(isRoot)(
    "is used where we may not write (not as root, who writes there)",
    async () => {
      await using scene = await Scene.create(tarball);
      const directory = await keptIn(scene, "fixed");
      const parts = ["", "ram-postgres", `ram-postgres/${packageVersion}`];
      for (const part of parts) await chmod(scene.path("fixed", part), 0o555);
      try {
        const found = await scene.fetch({ env: { RUNNER_TOOL_CACHE: scene.path("fixed") } });
        expect(found).toMatchObject({ directory, source: "prebuilt" });
        expect(scene.registry.requests).toEqual([]);
      } finally {
        for (const part of parts) await chmod(scene.path("fixed", part), 0o755);
      }
    },
  );

  test.each<[string, (bin: string) => Promise<void>]>([
    ["has no initdb", (bin) => rm(join(bin, "initdb"))],
    ["has no postgres", (bin) => rm(join(bin, "postgres"))],
    ["has half a library", (bin) => writeFile(join(bin, "..", "lib", "libpq.so.5.18"), "a lib")],
    [
      "has a list of its files that is cut off",
      (bin) => writeFile(join(bin, "../../sizes.json"), "{"),
    ],
    ["fails", (bin) => writeFile(join(bin, "postgres"), program("exit 1"))],
    ["may not be run", (bin) => chmod(join(bin, "postgres"), 0o600)],
    [
      "is empty",
      (bin) =>
        rm(join(bin, "..", ".."), { recursive: true }).then(() =>
          mkdir(join(bin, "..", "..")).then(() => {}),
        ),
    ],
  ])("and %s is fetched again, and nothing is left of it", async (_, damage) => {
    await using scene = await Scene.create(tarball);
    const first = await scene.fetch();
    await writeFile(join(scene.directory, "of the damaged one"), "");
    await damage(first.directory);
    expect(await scene.fetch()).toEqual(first);
    expect(await readFile(join(first.directory, "initdb"), "utf8")).toBe(program("exit 0"));
    expect(scene.registry.paths.filter((path) => path === tarballAt)).toHaveLength(2);
    expect(await readdir(join(scene.directory, ".."))).toEqual([platform]);
    expect(await readdir(scene.directory)).not.toContain("of the damaged one");
  });

  test("and does not run is no hindrance where another place has one that does", async () => {
    await using scene = await Scene.create(tarball);
    const directory = await keptIn(scene, "xdg");
    await mkdir(scene.directory, { recursive: true });
    const found = await scene.fetch({ env: { XDG_CACHE_HOME: scene.path("xdg") } });
    expect(found).toMatchObject({ directory });
    expect(scene.registry.requests).toEqual([]);
  });
});

describe("what was left half made beside its place", () => {
  /** As a run that was ended in the middle leaves it. */
  async function leave(scene: Scene, owner: number | undefined): Promise<string> {
    const left = `${scene.directory}.${randomUUID()}`;
    await mkdir(join(left, "package"), { recursive: true });
    if (owner !== undefined) {
      await writeFile(join(left, "owner"), JSON.stringify(identityOf(owner)), { mode: 0o600 });
    }
    return left;
  }

  const dayMs = 24 * 3600 * 1000;

  test("by a process that is no more is removed by the next that fetches", async () => {
    await using scene = await Scene.create(tarball);
    const child = spawn("sleep", ["60"]);
    await leave(scene, child.pid);
    child.kill("SIGKILL");
    await once(child, "close");
    await scene.fetch();
    expect(await readdir(join(scene.directory, ".."))).toEqual([platform]);
  });

  test("by one that is at work is left alone", async () => {
    await using scene = await Scene.create(tarball);
    const left = await leave(scene, process.pid);
    await scene.fetch();
    expect(await readdir(left)).toEqual(["owner", "package"]);
  });

  test.each([
    ["two days ago", -2 * dayMs, false],
    ["two days ahead, as the clock is now", 2 * dayMs, false],
    ["just now", 0, true],
  ])("by nobody knows whom, %s", async (_, distanceMs, stays) => {
    await using scene = await Scene.create(tarball);
    const left = await leave(scene, undefined);
    const time = new Date(Date.now() + distanceMs);
    await utimes(left, time, time);
    await scene.fetch();
    expect((await readdir(join(scene.directory, ".."))).includes(basename(left))).toBe(stays);
  });
});

test.skipIf(!isRoot)(
  "a cache without room is told, and has no half of a server (only root can mount one)",
  async () => {
    const big = { path: "package/native/lib/big", content: randomBytes(100_000).toString("hex") };
    await using scene = await Scene.create(packTarball([...entries, big]));
    await mkdir(scene.path("tools"));
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=128k,mode=755", "test", scene.path("tools")]);
    try {
      const message = await scene.failure();
      expect(message).toContain(`to keep it in ${scene.directory}: ENOSPC`);
    } finally {
      execFileSync("umount", [scene.path("tools")]);
    }
  },
);

describe("the choice of a package", () => {
  const table: DigestTable = {
    "17.10.0-beta.15": { here: "digest of 17.10", there: "other" },
    "18.3.0-beta.17": { here: "digest of 18.3" },
    "17.9.0": { here: "digest of 17.9" },
    "18.4.0": { there: "other" },
  };

  test.each([
    [{ major: 17 }, "digest of 17.10"],
    [{ major: 17, minor: 9 }, "digest of 17.9"],
    [{ major: 18 }, "digest of 18.3"],
  ])("for %j is the newest of this platform: %j", (request, digest) => {
    expect(choosePrebuilt(request, "here", table).digest).toBe(digest);
  });

  test("that there is not is an error with those that there are", () => {
    expect(() => choosePrebuilt({ major: 18, minor: 4 }, "here", table)).toThrow(
      "there is no 18.4 for here, only 18.3, 17.10, 17.9",
    );
  });

  test("for a platform without any is an error", () => {
    expect(() => choosePrebuilt({ major: 18 }, "sunos-sparc", table)).toThrow(
      "there is none for this platform (sunos-sparc)",
    );
  });
});

test.each(["", "latest", "17", "17.x.0", "v17.5.0"])("%j is no package's version", (text) => {
  expect(() => packagedVersion(text)).toThrow(/not the version of a package/);
});

test("a digest is compared with the whole content", () => {
  const content = Buffer.from("content");
  expect(() => verifyDigest(content, digestOf(content), "here")).not.toThrow();
  expect(() => verifyDigest(Buffer.from("Content"), digestOf(content), "here")).toThrow("here");
  expect(() => verifyDigest(content, "", "here")).toThrow("not what was published");
});

describe("the table of digests", () => {
  const published: DigestTable = digestTable;
  const all = Object.entries(published).flatMap(([version, platforms]) =>
    Object.entries(platforms).map(([each, digest]) => ({ version, platform: each, digest })),
  );

  test("has whole digests of versions that can be used", () => {
    for (const { version, digest } of all) {
      expect(digest).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
      expect(packagedVersion(version).major).toBeGreaterThanOrEqual(oldestMajor);
    }
    expect(new Set(all.map(({ digest }) => digest)).size).toBe(all.length);
  });

  test.each([
    ["linux-x64", oldestMajor],
    ["linux-arm64", 15],
    ["darwin-x64", 15],
    ["darwin-arm64", 15],
    ["windows-x64", 15],
  ])("has for %s every major from %i on", (each, oldest) => {
    for (let major = oldest; major <= defaultMajor; major++) {
      expect(choosePrebuilt({ major }, each, published).version.major).toBe(major);
    }
  });
});
