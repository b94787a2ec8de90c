/**
 * Writes the parts of README.md that other files decide: the tables of inputs and outputs from action.yml, and the
 * command line's help.
 *
 *     npm run docs              brings README.md up to date
 *     npm run docs -- --check   fails when it is not
 */
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { markdownTable } from "markdown-table";
import { parse } from "yaml";
import { helpText } from "../src/cli/arguments.ts";

/** What of action.yml is told in the README. */
export interface ActionManifest {
  readonly inputs: Readonly<Record<string, { description: string; default?: string }>>;
  readonly outputs: Readonly<Record<string, { description: string }>>;
}

const root = new URL("..", import.meta.url);

export async function readActionManifest(): Promise<ActionManifest> {
  return parse(await readFile(new URL("action.yml", root), "utf8"));
}

/**
 * A README with its generated parts renewed. Each stands between two comments:
 *
 *     <!-- begin inputs: written by npm run docs -->
 *     <!-- end inputs -->
 *
 * @throws when such a pair of comments is missing
 */
export function renderReadme(readme: string, manifest: ActionManifest): string {
  const parts = {
    inputs: inputsTable(manifest),
    outputs: outputsTable(manifest),
    help: `\`\`\`text\n${helpText().trimEnd()}\n\`\`\``,
  };
  return Object.entries(parts).reduce(
    (text, [name, content]) => replacePart(text, name, content),
    readme,
  );
}

function inputsTable({ inputs }: ActionManifest): string {
  const rows = Object.entries(inputs).map(([name, { description, default: preset }]) => [
    `\`${name}\``,
    preset === undefined ? "" : `\`${preset}\``,
    cell(description),
  ]);
  return markdownTable([["input", "default", "meaning"], ...rows]);
}

function outputsTable({ outputs }: ActionManifest): string {
  const rows = Object.entries(outputs).map(([name, { description }]) => [
    `\`${name}\``,
    cell(description),
  ]);
  return markdownTable([["output", "meaning"], ...rows]);
}

/** Markdown as it may stand in a table's cell. */
function cell(markdown: string): string {
  return markdown.trim().replaceAll("|", "\\|");
}

function replacePart(text: string, name: string, content: string): string {
  const part = new RegExp(`(<!-- begin ${name}:[^>]*-->\n).*?(<!-- end ${name} -->)`, "s");
  if (!part.test(text)) throw new Error(`README.md: no comments "begin ${name}: …", "end ${name}"`);
  // By a function, since a text's dollar signs would mean something.
  return text.replace(part, (_, begin: string, end: string) => `${begin}\n${content}\n\n${end}`);
}

async function main(check: boolean): Promise<void> {
  const file = new URL("README.md", root);
  const readme = await readFile(file, "utf8");
  const renewed = renderReadme(readme, await readActionManifest());
  if (renewed === readme) return;
  if (check) {
    console.error("README.md is not up to date: run npm run docs and commit the result");
    process.exitCode = 1;
  } else {
    await writeFile(file, renewed);
  }
}

if (resolve(process.argv[1] ?? "") === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
  await main(values.check);
}
