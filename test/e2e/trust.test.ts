import { execFile, spawnSync } from "node:child_process";
import {
  chmod,
  mkdir,
  readdir,
  readFile,
  readlink,
  realpath,
  stat,
  writeFile,
} from "node:fs/promises";
import { networkInterfaces } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { crc32, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allUnder } from "../support/passwords-found.ts";
import { type Entry, packTarball } from "../support/registry.ts";
import { RunInProgress } from "../support/run-in-progress.ts";
import { migrationsIn, runInProgress } from "../support/runs-with-roles.ts";
import { cliPath, root, Sandbox, type Started, sql, until } from "../support/sandbox.ts";
import { type Knock, knock, readable, stranger } from "../support/stranger.ts";

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;
/** What makes a program an ordinary user's. */
const nobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"];
/** Without which a server refuses standbys before it asks who they are. */
const replicating = ["--settings", "wal_level = replica", "--settings", "max_wal_senders = 50"];

/** Lets an ordinary user work where the test does. */
async function giveToNobody(sandbox: Sandbox): Promise<void> {
  await mkdir(homeOf(sandbox).HOME);
  await mkdir(sandbox.path("cache"));
  await run("chown", ["nobody", sandbox.path("tmp"), sandbox.path("cache"), sandbox.path("home")]);
}

function homeOf(sandbox: Sandbox) {
  return { HOME: sandbox.path("home") };
}

/** A run of a user who can mount nothing. */
async function runOfNobody(): Promise<RunInProgress> {
  const sandbox = await Sandbox.create();
  await giveToNobody(sandbox);
  const args = ["--migrations", await migrationsIn(sandbox), "--port", "0", ...replicating];
  return RunInProgress.start(sandbox, (script) =>
    startAsNobody(sandbox, [...args, "--worker-databases", "1", "--", "sh", "-c", script]),
  );
}

function startAsNobody(sandbox: Sandbox, args: readonly string[]): Started {
  const [file = "", ...rest] = [...nobody, process.execPath, cliPath, ...args];
  return sandbox.start(file, rest, homeOf(sandbox), "/");
}

describe.skipIf(!isRoot)("another local user (whom only root can become)", () => {
  describe.each([
    ["root's, whose server is yet another user's", () => runInProgress(replicating)],
    ["an ordinary user's, on the machine's shared memory", runOfNobody],
  ])("faced with a run of %s,", (_, start) => {
    let progress: RunInProgress;
    beforeAll(async () => {
      progress = await start();
    });
    afterAll(async () => progress?.[Symbol.asyncDispose]());

    test("is let in without the password by nobody, whatever the role and the database", async () => {
      const { port, run, password } = progress;
      const users = ["postgres", "guest", "second", "root", "nobody", "no-such-role"];
      const databases = ["test", "test_1", "postgres", "template1", "no-such-database"];
      const knocks: Knock[] = users.flatMap((user) => [
        ...databases.map((database) => ({ user, database, port, host: "127.0.0.1" })),
        { user, database: "test", replication: "true" as const, port, host: "127.0.0.1" },
      ]);
      expect(await knock(knocks, stranger)).toEqual(knocks.map(() => "asks for the password"));

      const known = { user: "postgres", database: "test", port, host: "127.0.0.1", password };
      const guesses = ["wrong", "postgres", "second"].map((each) => ({ ...known, password: each }));
      const others = [...guesses, { ...known, user: "guest" }];
      expect(await knock(others, stranger)).toEqual(others.map(() => "28P01"));
      expect(await knock([known], stranger)).toEqual(["in"]);
      expect(await knock([{ ...known, host: run.socket }], stranger)).toEqual(["EACCES"]);
    });

    test("can list and read nothing but the rules of who gets in", async () => {
      const { run, sandbox } = progress;
      const places = [run.path, await realpath(run.disk)];
      places.push(sandbox.path("cache", "ram-postgres", "snapshots"));
      const paths = (await Promise.all(places.map(allUnder))).flat();
      expect(paths.length).toBeGreaterThan(1000);
      expect(paths.filter((path) => path.endsWith(".tar"))).not.toEqual([]);
      const open = await readable(paths, stranger);
      const harmless = [run.hba, run.ident];
      expect(open.filter((path) => !harmless.includes(path))).toEqual([]);
    });
  });
});

test("no file of a run is ever open for others to write, whatever the umask is", async () => {
  await using sandbox = await Sandbox.create();
  await writeFile(sandbox.path("open"), "");
  const show = 'find "$TMPDIR"/ram-postgres-*/ -xdev -type f -perm /022';
  const options = ["--port", "0", "--snapshot", "false", "--", "sh", "-c", show];
  const words = ["-c", 'umask 000; exec "$@"', "sh", process.execPath, cliPath, ...options];
  const observer = join(root, "test", "support", "note-open-files.cjs");
  const env = { NODE_OPTIONS: `--require ${observer}`, OPEN_FILES: sandbox.path("open") };
  const { code, stdout, stderr } = await sandbox.start("sh", words, env).ended;
  expect([code, stdout, await readFile(sandbox.path("open"), "utf8")], stderr).toEqual([0, "", ""]);
});

test("a run keeps away from a temporary directory where others can put something in the place of its own", async () => {
  await using sandbox = await Sandbox.create();
  await mkdir(sandbox.path("open", "tmp"), { recursive: true });
  await chmod(sandbox.path("open"), 0o777);
  for (const place of [sandbox.path("open"), sandbox.path("open", "tmp")]) {
    const args = ["--port", "0", "--snapshot", "false", "--", "ls", place];
    const { code, stdout, stderr } = await sandbox.runCli(args, { TMPDIR: place });
    expect(code, stderr).toBe(0);
    expect(stdout).not.toContain("ram-postgres-");
  }
});

describe("a run in progress", () => {
  let progress: RunInProgress;
  beforeAll(async () => {
    progress = await runInProgress([]);
  });
  afterAll(async () => progress?.[Symbol.asyncDispose]());

  test("lets its own user in without the password by nobody's name, by the socket", async () => {
    const { port, run } = progress;
    const users = ["postgres", "guest", "second", "root", "no-such-role"];
    const knocks = users.map((user) => ({ user, database: "test", port, host: run.socket }));
    expect(await knock(knocks)).toEqual(users.map(() => "asks for the password"));
  });

  test("listens on the loopback address and its private socket alone", async () => {
    const { sandbox, run, port } = progress;
    const pids = (await sandbox.processes()).map((each) => Number.parseInt(each, 10));
    const address = `0100007F:${port.toString(16).toUpperCase().padStart(4, "0")}`;
    expect(await listening(pids)).toEqual([address, join(run.socket, `.s.PGSQL.${port}`)].sort());
  });
});

test("a server that is to listen on all addresses lets nobody in from another one", async () => {
  await using progress = await runInProgress(["--settings", "listen_addresses = '*'"]);
  const { port, password } = progress;
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const hosts = addresses.filter(({ internal, scopeid }) => !internal && !scopeid);
  const known = { user: "postgres", database: "test", port };
  const knocks = hosts.map(({ address: host }) => ({ ...known, host }));
  expect(await knock(knocks)).toEqual(hosts.map(() => "28000"));
  expect(await knock(knocks.map((each) => ({ ...each, password })))).toEqual(
    hosts.map(() => "28000"),
  );
  const loopbacks = [
    "127.0.0.1",
    ...(addresses.some(({ address }) => address === "::1") ? ["::1"] : []),
  ];
  const near = loopbacks.map((host) => ({ ...known, host }));
  expect(await knock(near)).toEqual(near.map(() => "asks for the password"));
});

/** Programs in the place of those that are run as root; what they are told is in a file. */
async function standIns(sandbox: Sandbox, script: string, ...names: string[]): Promise<void> {
  await mkdir(sandbox.path("bin"));
  await writeFile(sandbox.path("asked"), "");
  await chmod(sandbox.path("asked"), 0o666);
  for (const name of names) {
    const text = `#!/bin/sh\n{ echo "${name} $*"; env; } >> ${sandbox.path("asked")}\n${script}\n`;
    await writeFile(sandbox.path("bin", name), text, { mode: 0o755 });
  }
}

describe("what is run as root", () => {
  test("is not looked for where PATH says", async () => {
    await using sandbox = await Sandbox.create();
    await standIns(sandbox, "exit 1", "sudo", "mount", "umount");
    const env = { PATH: `${sandbox.path("bin")}:${process.env.PATH}` };
    const { code, stderr } = await sandbox.runCli(["--snapshot", "false", "--", "true"], env);
    expect(code, stderr).toBe(0);
    expect(await readFile(sandbox.path("asked"), "utf8")).toBe("");
  });

  const canStandIn =
    isRoot &&
    spawnSync("unshare", ["--mount", "true"]).status === 0 &&
    spawnSync("/usr/bin/sudo", ["--version"]).status === 0;

  test.skipIf(!canStandIn)(
    "by an ordinary user's run is mount and umount of its RAM disk, without a word of its environment (only root can put something in the place of sudo)",
    async () => {
      await using sandbox = await Sandbox.create();
      await giveToNobody(sandbox);
      await standIns(sandbox, `exec ${sandbox.path("real")} "$@"`, "sudo");
      await writeFile(sandbox.path("real"), "");
      const rule = "nobody ALL=(root) NOPASSWD: ALL\n";
      await writeFile(sandbox.path("sudoers"), rule, { mode: 0o440 });
      const script = `
        cd "$0"
        mount --bind /usr/bin/sudo real
        mount --bind bin/sudo /usr/bin/sudo
        mount --bind sudoers /etc/sudoers
        exec "$@"`;
      const args = ["--ram-disk", "required", "--ram-disk-size", "256M", "--snapshot", "false"];
      const ended = await sandbox.start(
        "unshare",
        [
          ...["--mount", "sh", "-ec", script, sandbox.directory],
          ...[
            ...nobody,
            process.execPath,
            cliPath,
            ...args,
            "--",
            "sh",
            "-c",
            "echo $TMPDIR/ram-*",
          ],
        ],
        { ...homeOf(sandbox), SECRET: "of the step" },
      ).ended;
      expect(ended.code, ended.stderr).toBe(0);
      const disk = `${await realpath(sandbox.path("tmp"))}/${basename(ended.stdout.trim())}/disk`;
      const asked = (await readFile(sandbox.path("asked"), "utf8")).trim().split("\n");
      const { uid } = await stat(sandbox.path("tmp"));
      expect(uid).toBeGreaterThan(0);
      const settings = new RegExp(
        `^sudo -n /usr/s?bin/mount -t tmpfs -o size=268435456,mode=0700,uid=${uid},gid=\\d+,nosuid,nodev,noexec ram-postgres ${disk}$`,
      );
      expect(asked.filter((line) => line.startsWith("sudo "))).toEqual([
        expect.stringMatching(settings),
        expect.stringMatching(new RegExp(`^sudo -n /usr/s?bin/umount -l ${disk}$`)),
      ]);
      const variables = asked.filter(
        (line) => /^\w+=/.test(line) && !/^(PWD|SHLVL|_|OLDPWD)=/.test(line),
      );
      expect([...new Set(variables)].sort()).toEqual([
        "LC_ALL=C",
        "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
      ]);
    },
  );
});

test("a snapshot can't write anything outside of the data, whatever is packed in it", async () => {
  await using sandbox = await Sandbox.create();
  const options = ["--migrations", await migrationsIn(sandbox, "CREATE TABLE a (id int)")];
  const query = ["--", "sh", "-c", sql];
  expect((await sandbox.runCli([...options, ...query])).code).toBe(0);
  const outside = sandbox.path("outside");
  await mkdir(outside);
  await writeFile(join(outside, "precious"), "as it was");
  for (const each of [outside, join(outside, "precious")]) await chmod(each, 0o777);
  const store = sandbox.path("cache", "ram-postgres", "snapshots");
  const [key = ""] = await readdir(store);
  await packFirst(join(store, key), [
    { path: `${"../".repeat(12)}${outside.slice(1)}/above` },
    { path: `${outside}/absolute` },
    { path: "way", type: "SymbolicLink", linkpath: outside },
    { path: "way/through" },
    { path: "hard", type: "Link", linkpath: `${outside}/precious` },
    { path: "hard", content: "overwritten" },
  ]);
  const { code, stdout, stderr } = await sandbox.runCli([...options, ...query]);
  expect([code, stdout], stderr).toEqual([0, "a pgmigrations\n"]);
  expect(await readdir(outside)).toEqual(["precious"]);
  expect(await readFile(join(outside, "precious"), "utf8")).toBe("as it was");
});

/** Puts entries before those of a snapshot, whose checksum is right again then. */
async function packFirst(snapshot: string, entries: readonly Entry[]): Promise<void> {
  const first = gunzipSync(packTarball(entries)).subarray(0, -1024);
  const content = Buffer.concat([first, await readFile(join(snapshot, "1.tar"))]);
  await writeFile(join(snapshot, "1.tar"), content);
  const manifest = JSON.parse(await readFile(join(snapshot, "manifest.json"), "utf8"));
  Object.assign(manifest.parts[0], { bytes: content.length, crc32: crc32(content) });
  await writeFile(join(snapshot, "manifest.json"), JSON.stringify(manifest));
}

/** The addresses that processes listen on: of the Internet as the kernel writes them, and paths. */
async function listening(pids: readonly number[]): Promise<string[]> {
  const inodes = new Set((await Promise.all(pids.map(socketsOf))).flat());
  const rows = async (table: string) =>
    (await readFile(`/proc/net/${table}`, "utf8").catch(() => ""))
      .split("\n")
      .slice(1)
      .map((line) => line.trim().split(/\s+/));
  // A socket without a connection is one for everybody, UDP's as well.
  const internet = (await Promise.all(["tcp", "tcp6", "udp", "udp6"].map(rows)))
    .flat()
    .filter(
      ([, , peer, , , , , , , inode = ""]) => /^0+:0000$/.test(peer ?? "") && inodes.has(inode),
    );
  const unix = (await rows("unix")).filter(
    ([, , , flags = "", , , inode = ""]) =>
      (Number.parseInt(flags, 16) & 0x10000) !== 0 && inodes.has(inode),
  );
  return [...internet.map(([, local = ""]) => local), ...unix.map((row) => row[7] ?? "")].sort();
}

async function socketsOf(pid: number): Promise<string[]> {
  const folder = `/proc/${pid}/fd`;
  let names: string[] | undefined;
  // A process that has ended since, as of a connection of the test before, listens nowhere; one that is just ending can't be
  // looked at for a moment.
  await until(async () => {
    names = await readdir(folder).catch((error: NodeJS.ErrnoException) =>
      error.code === "ENOENT" ? [] : undefined,
    );
    return names !== undefined;
  });
  const targets = (names ?? []).map((name) => readlink(join(folder, name)).catch(() => ""));
  return (await Promise.all(targets)).flatMap(
    (target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? [],
  );
}
