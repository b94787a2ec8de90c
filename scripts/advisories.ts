/**
 * Tells the known advisories about the packages that go into dist/, and fails when there are any, or the registry can't
 * be asked. All of them are development dependencies to npm, whose audit looks at many more: it is asked, and of its
 * answer those count that users run.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

interface Audit {
  readonly vulnerabilities?: Readonly<
    Record<string, { readonly via: readonly (string | Advisory)[] }>
  >;
}

interface Advisory {
  readonly title: string;
  readonly severity: string;
  readonly url: string;
  readonly range: string;
}

const licenses = readFileSync(new URL("../dist/licenses.txt", import.meta.url), "utf8");
const bundled = [...licenses.matchAll(/^(\S+) \S+ \(.*\)\n-+$/gm)].map(([, name = ""]) => name);

// It exits with 1 for any advisory, whatever about.
const { stdout, stderr } = spawnSync("npm", ["audit", "--json"], {
  encoding: "utf8",
  maxBuffer: 64 * 1024 ** 2,
});
const { vulnerabilities } = JSON.parse(stdout || "{}") as Audit;
if (!vulnerabilities) {
  console.error(`npm audit tells nothing:\n${stdout}${stderr}`);
  process.exit(2);
}
const found = bundled.flatMap((name) =>
  (vulnerabilities[name]?.via ?? [])
    .filter((each) => typeof each === "object")
    .map(({ title, severity, url, range }) => `${name} ${range}: ${severity}: ${title} (${url})`),
);
for (const each of found) console.error(each);
console.log(`${found.length} advisories about ${bundled.length} packages`);
process.exitCode = found.length > 0 ? 1 : 0;
