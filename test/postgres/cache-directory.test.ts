import { chmod, chown, mkdir, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exists } from "../../src/postgres/access.ts";
import { cachePlaces, writablePlace } from "../../src/postgres/cache-directory.ts";
import type { Account } from "../../src/process/execute.ts";
import { Sandbox } from "../support/sandbox.ts";

const isRoot = process.getuid?.() === 0;
const somebody: Account = { name: "somebody", uid: 54321, gid: 54321 };
const last = "/var/cache/ram-postgres";

describe.skipIf(process.platform !== "linux")("prebuilt servers may be kept (as on Linux)", () => {
  test("in the runner's tool cache, in the user's cache folder and in the machine's, in this order", async () => {
    await using sandbox = await Sandbox.create();
    const env = { RUNNER_TOOL_CACHE: sandbox.path("tools"), HOME: sandbox.path("home") };
    expect(await cachePlaces(env, undefined)).toEqual([
      sandbox.path("tools", "ram-postgres"),
      sandbox.path("home", ".cache", "ram-postgres"),
      last,
    ]);
    const told = { ...env, XDG_CACHE_HOME: sandbox.path("xdg") };
    expect((await cachePlaces(told, undefined))[1]).toBe(sandbox.path("xdg", "ram-postgres"));
  });

  test.each([{}, { RUNNER_TOOL_CACHE: "", HOME: "", XDG_CACHE_HOME: "" }])(
    "below the home directory that the system knows, with %j",
    async (env) => {
      const home = join(homedir(), ".cache", "ram-postgres");
      expect(await cachePlaces(env, undefined)).toEqual([home, last]);
    },
  );

  test("where the server's user can get to them, also where nothing is kept yet", async () => {
    await using sandbox = await Sandbox.create();
    await mkdir(sandbox.path("private", "tools"), { recursive: true });
    await chmod(sandbox.path("private"), 0o700);
    const env = {
      RUNNER_TOOL_CACHE: sandbox.path("private", "tools"),
      XDG_CACHE_HOME: sandbox.path("open", "deep"),
    };
    expect(await cachePlaces(env, somebody)).toEqual([
      sandbox.path("open", "deep", "ram-postgres"),
      last,
    ]);
  });

  test.skipIf(!isRoot)(
    "not in one that another user has made (only root can make it theirs)",
    async () => {
      await using sandbox = await Sandbox.create();
      for (const name of ["tools", "cache"]) {
        await mkdir(sandbox.path(name, "ram-postgres"), { recursive: true });
        await chown(sandbox.path(name, "ram-postgres"), somebody.uid, somebody.gid);
      }
      const env = {
        RUNNER_TOOL_CACHE: sandbox.path("tools"),
        XDG_CACHE_HOME: sandbox.path("cache"),
      };
      expect(await cachePlaces(env, undefined)).toEqual([last]);
      // As in a container, where the runner's user owns all that is mounted.
      await chown(sandbox.path("tools"), somebody.uid, somebody.gid);
      expect(await cachePlaces(env, undefined)).toEqual([
        sandbox.path("tools", "ram-postgres"),
        last,
      ]);
    },
  );

  test("and naming the places makes none of them", async () => {
    await using sandbox = await Sandbox.create();
    const env = { RUNNER_TOOL_CACHE: sandbox.path("tools"), HOME: sandbox.path("home") };
    await cachePlaces(env, somebody);
    expect(await exists(sandbox.path("tools"))).toBe(false);
    expect(await exists(sandbox.path("home"))).toBe(false);
  });
});

describe("a server that is downloaded is kept", () => {
  test("in the first place, which is made for all to read, and no other is made", async () => {
    await using sandbox = await Sandbox.create();
    const places = [sandbox.path("a", "ram-postgres"), sandbox.path("b", "ram-postgres")];
    expect(await writablePlace(places)).toBe(places[0]);
    expect((await stat(sandbox.path("a", "ram-postgres"))).mode & 0o777).toBe(0o755);
    expect(await exists(sandbox.path("b"))).toBe(false);
  });

  test("in the next one where the first can't be made", async () => {
    await using sandbox = await Sandbox.create();
    await writeFile(sandbox.path("file"), "");
    const next = sandbox.path("next", "ram-postgres");
    expect(await writablePlace([sandbox.path("file", "ram-postgres"), next])).toBe(next);
  });

  test.skipIf(isRoot)(
    "not in a directory that is read-only (not as root, who writes there)",
    async () => {
      await using sandbox = await Sandbox.create();
      await mkdir(sandbox.path("fixed"));
      await chmod(sandbox.path("fixed"), 0o555);
      const next = sandbox.path("next");
      expect(await writablePlace([sandbox.path("fixed"), next])).toBe(next);
    },
  );

  test("nowhere when no place will do, and all of them are named", async () => {
    await using sandbox = await Sandbox.create();
    await writeFile(sandbox.path("file"), "");
    const places = [sandbox.path("file", "a"), sandbox.path("file", "b")];
    await expect(writablePlace(places)).rejects.toThrow(
      `none of ${places.join(", ")} can be written to and read by the server's user; set RUNNER_TOOL_CACHE`,
    );
    await expect(writablePlace([])).rejects.toThrow("none of the usual ones can be written to");
  });
});
