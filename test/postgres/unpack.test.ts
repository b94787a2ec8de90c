import { readdir, readFile, readlink, stat } from "node:fs/promises";
import { expect, test } from "vitest";
import { unpack } from "../../src/postgres/unpack.ts";
import { type Entry, packTarball } from "../support/registry.ts";
import { Sandbox } from "../support/sandbox.ts";

const library: Entry = { path: "package/native/lib/libpq.so.5.18", content: "a library" };

function listOf(...links: { source: string; target: string }[]): Entry {
  return { path: "package/native/pg-symlinks.json", content: JSON.stringify(links) };
}

test("a package is unpacked without its first directory, to be read by all and its programs run", async () => {
  await using sandbox = await Sandbox.create();
  const bin = { path: "package/native/bin/postgres", content: "a program", mode: 0o600 };
  const umask = process.umask(0o077);
  try {
    await unpack(packTarball([bin, { ...library, mode: 0o600 }]), sandbox.path("new", "server"));
  } finally {
    process.umask(umask);
  }
  const modeOf = async (...names: string[]) =>
    (await stat(sandbox.path("new", "server", ...names))).mode & 0o777;
  expect(await modeOf()).toBe(0o755);
  expect(await modeOf("native", "bin")).toBe(0o755);
  expect(await modeOf("native", "bin", "postgres")).toBe(0o755);
  expect(await modeOf("native", "lib", "libpq.so.5.18")).toBe(0o644);
});

test("the links that a package lists are made, relative ones", async () => {
  await using sandbox = await Sandbox.create();
  const link = { source: "native/lib/libpq.so.5.18", target: "native/lib/libpq.so" };
  await unpack(packTarball([library, listOf(link)]), sandbox.path("server"));
  const made = sandbox.path("server", "native", "lib", "libpq.so");
  expect(await readlink(made)).toBe("libpq.so.5.18");
  expect(await readFile(made, "utf8")).toBe("a library");
});

test.each([
  { source: "../secret", target: "native/lib/a" },
  { source: "native/lib/a", target: "../server-of-another" },
  { source: "native/lib/a", target: "/tmp/evil" },
])("a link that leads out is an error: %j", async (link) => {
  await using sandbox = await Sandbox.create();
  const unpacked = unpack(packTarball([library, listOf(link)]), sandbox.path("server"));
  await expect(unpacked).rejects.toThrow("leads out of the package");
  expect((await readdir(sandbox.directory)).sort()).toEqual(["server", "tmp"]);
});

test("what is no tarball is an error", async () => {
  await using sandbox = await Sandbox.create();
  await expect(unpack(Buffer.from("nothing"), sandbox.path("server"))).rejects.toThrow();
});
