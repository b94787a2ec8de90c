import { chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { ComposeProject } from "./support/compose.ts";

const up = ["up", "--no-build", "--no-color", "--exit-code-from", "tests"] as const;

test("the file for Compose is valid", async () => {
  expect(await new ComposeProject().run("config", "--quiet")).toBe("");
});

test("the example's tests pass against the service", { timeout: 180_000 }, async () => {
  await using project = new ComposeProject();
  const printed = stripVTControlCharacters(await project.run(...up));
  expect(printed).toMatch(/Tests +\d+ passed/);
});

test("the tests run by the repository's owner, in a migrated database", async () => {
  const owner = { uid: 12345, gid: 54321 };
  const repository = await makeRepository("psql \"$DATABASE_URL\" -Atc 'table users' >users");
  await chown(repository, owner.uid, owner.gid);
  await chown(join(repository, "example-app"), owner.uid, owner.gid);
  const overlay = join(repository, "overlay.yml");
  const services = { tests: { volumes: [`${repository}:/work`] } };
  await writeFile(overlay, JSON.stringify({ services }));
  await using project = new ComposeProject(overlay);
  await project.run(...up);
  const written = join(repository, "example-app", "users");
  expect(await stat(written)).toMatchObject(owner);
  expect(await readFile(written, "utf8")).toBe("");
});

/** One with a workspace of the example's name, whose tests are a command. */
async function makeRepository(command: string): Promise<string> {
  const repository = await mkdtemp(join(tmpdir(), "repository-"));
  onTestFinished(() => rm(repository, { recursive: true }));
  await mkdir(join(repository, "example-app"));
  const packages = {
    "package.json": { workspaces: ["example-app"] },
    "example-app/package.json": { name: "example-app", scripts: { test: command } },
  };
  for (const [file, content] of Object.entries(packages)) {
    await writeFile(join(repository, file), JSON.stringify(content));
  }
  return repository;
}
