import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const places = [tmpdir(), "/dev/shm"];

async function runDirectories(): Promise<string[]> {
  const found = await Promise.all(
    places.map(async (place) =>
      (await readdir(place).catch(() => []))
        .filter((name) => name.startsWith("ram-postgres-"))
        .map((name) => join(place, name)),
    ),
  );
  return found.flat();
}

/** Fails a test run that leaves something of ours behind in the places all tests share. */
export default async function setUp(): Promise<() => Promise<void>> {
  const before = new Set(await runDirectories());
  return async () => {
    const left = (await runDirectories()).filter((path) => !before.has(path));
    if (left.length > 0) throw new Error(`the tests left behind: ${left.join(", ")}`);
  };
}
