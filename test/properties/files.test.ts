import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { readClaim } from "../../src/postgres/owner.ts";
import { isWhole } from "../../src/postgres/package-files.ts";
import { isReady, serverOf } from "../../src/postgres/server-process.ts";
import { keyIn, parseManifest, snapshotFormat } from "../../src/postgres/snapshot-manifest.ts";
import { parseIdentity } from "../../src/process/process-identity.ts";
import { parseJunit } from "../../src/run/junit.ts";
import { damaged, endless, nasty } from "../support/nasty.ts";
import { root } from "../support/sandbox.ts";

/** A directory with one file of some content, for as long as the test takes. */
function fileOf(name: string): { directory: string; write(content: string): void } {
  const directory = mkdtempSync(join(tmpdir(), "t-properties-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return { directory, write: (content) => writeFileSync(join(directory, name), content) };
}

const json = fc.oneof(
  fc.json(),
  damaged(fc.json()),
  fc.jsonValue().map((value) => JSON.stringify(value) ?? ""),
  nasty,
);

describe("a server's postmaster.pid", () => {
  const ready = (pid: number) =>
    `${pid}\n/data\n1700000000\n5432\n/socket\n127.0.0.1\n1 2\nready   \n`;
  const pid = fc.integer({ min: 1, max: 4_000_000 });

  test("tells that it is ready when it is its own, and whole", () => {
    const { directory, write } = fileOf("postmaster.pid");
    fc.assert(
      fc.property(pid, pid, (own, other) => {
        write(ready(own));
        expect(isReady(directory, own)).toBe(true);
        expect(isReady(directory, other)).toBe(own === other);
      }),
    );
  });

  test("tells nothing otherwise", () => {
    const { directory, write } = fileOf("postmaster.pid");
    fc.assert(
      fc.property(fc.oneof(nasty, damaged(pid.map(ready))), pid, (content, own) => {
        write(content);
        const lines = content.split("\n");
        const isOwn = Number(lines[0]) === own && lines[7]?.trim() === "ready";
        expect(isReady(directory, own)).toBe(isOwn);
        expect(isReady(directory, undefined)).toBe(false);
      }),
    );
  });
});

test("a note of a server's process names none but one that serves the data", () => {
  const { directory, write } = fileOf("server.pid");
  const place = { pid: join(directory, "server.pid"), data: join(directory, "data") };
  const own = fc.constantFrom(`${process.pid}`, "1", "0", "-1", "-0", "1e0", " 1", "0x1");
  fc.assert(
    fc.property(fc.oneof(own, nasty), (content) => {
      write(content);
      expect(serverOf(place)).toBeUndefined();
    }),
  );
});

test("a note of an owner is a claim of some kind, and damaged never that of one who is no more", () => {
  const { directory, write } = fileOf("owner");
  fc.assert(
    fc.property(json, (content) => {
      write(content);
      expect(["unknown", "owned", "left", "none"]).toContain(readClaim(join(directory, "owner")));
      const identity = parseIdentity(content);
      if (identity) expect(identity.pid).toBeGreaterThan(0);
    }),
  );
});

test("a list of a server's files finds no files that are not there", () => {
  const { directory, write } = fileOf("sizes.json");
  fc.assert(
    fc.property(json, (content) => {
      write(content);
      expect(typeof isWhole(directory)).toBe("boolean");
    }),
  );
});

describe("a snapshot's manifest", () => {
  const key = fc.stringMatching(/^[0-9a-f]{32}$/);
  const part = fc.record({
    file: fc.nat().map((n) => `${n}.tar`),
    bytes: fc.nat(),
    crc32: fc.nat(),
  });
  const manifest = fc.record({
    ...{ format: fc.constant(snapshotFormat), key, origin: fc.jsonValue() },
    parts: fc.array(part, { minLength: 1, maxLength: 4 }),
  });
  const isAny = (_: unknown): _ is unknown => true;

  test("is read back as it was written, under its key alone", () => {
    fc.assert(
      fc.property(manifest, key, (made, other) => {
        const text = JSON.stringify(made);
        expect(parseManifest(text, made.key, isAny)).toEqual(JSON.parse(text));
        expect(parseManifest(text, other, isAny) === undefined).toBe(other !== made.key);
        expect(keyIn(text)).toBe(made.key);
      }),
    );
  });

  test("is none when it is anything else, or one whose parts lie beside it", () => {
    const texts = fc.oneof(json, damaged(manifest.map((made) => JSON.stringify(made))));
    fc.assert(
      fc.property(texts, (text) => {
        const read = parseManifest(text, keyIn(text) ?? "", isAny);
        for (const { file } of read?.parts ?? []) expect(file).toMatch(/^\d+\.tar$/);
      }),
    );
  });
});

describe("a JUnit report", () => {
  const directory = join(root, "test", "run", "junit");
  const samples = readdirSync(directory).map((name) => readFileSync(join(directory, name), "utf8"));
  const xml = fc.oneof(damaged(fc.constantFrom(...samples)), nasty, endless);

  test("is read or is none, whatever has happened to it", async () => {
    await fc.assert(
      fc.asyncProperty(xml, async (text) => {
        const read = await parseJunit(text).catch((error: unknown) => error);
        if (!Array.isArray(read)) {
          expect(read).toBeInstanceOf(Error);
          expect((read as Error).message).toMatch(/^(not (JUnit )?XML: |more than )|too|longer/);
          return;
        }
        for (const { durationMs, name, message } of read) {
          expect(durationMs).toBeGreaterThanOrEqual(0);
          expect(name.length).toBeLessThanOrEqual(500);
          expect((message ?? "").length).toBeLessThanOrEqual(1000);
        }
      }),
      { numRuns: 300 },
    );
  });
});
