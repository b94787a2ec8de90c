import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readActionManifest, renderReadme } from "../scripts/docs.ts";
import { helpText } from "../src/cli/arguments.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");
const manifest = await readActionManifest();

describe("README.md", () => {
  test("is up to date: otherwise run npm run docs", () => {
    expect(renderReadme(readme, manifest)).toBe(readme);
  });

  test("is not up to date when action.yml says something else", () => {
    const inputs = { ...manifest.inputs, database: { description: "The database.", default: "b" } };

    expect(renderReadme(readme, { ...manifest, inputs })).toMatch(
      /\| `database` +\| `b` +\| The d/,
    );
  });

  test("is brought up to date between its comments alone", () => {
    const stale = readme.replace(helpText(), "old\n");

    expect(stale).not.toBe(readme);
    expect(renderReadme(stale, manifest)).toBe(readme);
  });

  test("must have the comments", () => {
    expect(() => renderReadme(readme.replace("<!-- end outputs -->", ""), manifest)).toThrow(
      'README.md: no comments "begin outputs: …", "end outputs"',
    );
  });

  test("has a table whose cells may hold a bar", () => {
    const outputs = { port: { description: "4 | 5" } };

    expect(renderReadme(readme, { ...manifest, outputs })).toMatch(/\| `port` +\| 4 \\\| 5 +\|/);
  });
});

describe("links", () => {
  test.each(markdownFiles(""))("of %s lead somewhere", (file) => {
    expect(brokenLinks(file, readFileSync(join(root, file), "utf8"))).toEqual([]);
  });

  test("that lead nowhere are found", () => {
    const text = [
      "# The `first` heading: one",
      "[a](#the-first-heading-one) [b](docs/recipes.md#what-a-command-sees) [c](https://example.com)",
      "[d](#nowhere) [e](docs/nothing.md) [f](docs/recipes.md#nowhere)",
      "`[code](nothing.md)`",
    ].join("\n");

    expect(brokenLinks("README.md", text)).toEqual([
      "#nowhere",
      "docs/nothing.md",
      "docs/recipes.md#nowhere",
    ]);
  });
});

/** The Markdown files of a directory of this repository. */
function markdownFiles(directory: string): string[] {
  const notOurs = ["node_modules", ".git", "dist", "coverage"];
  return readdirSync(join(root, directory), { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return notOurs.includes(entry.name) ? [] : markdownFiles(path);
    return path.endsWith(".md") ? [path] : [];
  });
}

/** The links of a Markdown file to other files, and to headings, that are not there. */
function brokenLinks(file: string, text: string): string[] {
  const targets = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(
    ([, target = ""]) => target,
  );
  const local = targets.filter((target) => !/^[a-z]+:/.test(target));
  return local.filter((target) => {
    const [path = "", heading] = target.split("#");
    const linked = path === "" ? file : join(dirname(file), path);
    if (!existsSync(join(root, linked))) return true;
    if (heading === undefined) return false;
    const content = path === "" ? text : readFileSync(join(root, linked), "utf8");
    return !anchors(content).includes(heading);
  });
}

/** The anchors that GitHub gives to headings; of headings that are the same, to the first alone. */
function anchors(text: string): string[] {
  const headings = text.replace(/^```.*?^```/gms, "").matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function withoutCode(text: string): string {
  return text.replace(/^```.*?^```/gms, "").replace(/`[^`\n]*`/g, "");
}
