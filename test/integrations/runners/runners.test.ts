import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type StartedDatabase, startDatabase } from "../../../src/library.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const libraries = join(root, "test", "integrations", "node_modules");
const fixtures = fileURLToPath(new URL(".", import.meta.url));

/** Where the fixtures' packages are; `ram-postgres` is this project as it is built. */
const packages: Readonly<Record<string, string>> = {
  "ram-postgres": root,
  pg: join(root, "node_modules", "pg"),
  vitest: join(root, "node_modules", "vitest"),
  jest: join(libraries, "jest"),
  mocha: join(libraries, "mocha"),
};

/** A runner that does not end by itself is ended, which fails its test. */
const patienceMs = 50_000;

let directory: string;
let database: StartedDatabase;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "runners-"));
  for (const [name, target] of Object.entries(packages)) {
    const link = join(directory, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(target, link);
  }
  database = await startDatabase({ port: "0" });
  const client = new pg.Client(database.connectionString);
  await client.connect();
  await client.query(
    "CREATE TABLE customers (email text NOT NULL UNIQUE, created_at timestamptz NOT NULL DEFAULT now())",
  );
  await client.end();
});
afterAll(async () => {
  await database?.[Symbol.asyncDispose]();
  await rm(directory, { recursive: true, force: true });
});

interface Ended {
  readonly code: number;
  readonly output: string;
}

async function run(fixture: string, program: string, ...words: string[]): Promise<Ended> {
  const cwd = join(directory, fixture);
  await cp(join(fixtures, fixture), cwd, { recursive: true });
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|JEST|NODE_|TEST$|PG|DATABASE_URL|FORCE_COLOR)/.test(name),
  );
  const env = { ...Object.fromEntries(inherited), ...database.environment, CI: "1", NO_COLOR: "1" };
  const [file = process.execPath, ...rest] = [program, ...words];
  const options = { cwd, env, timeout: patienceMs };
  return promisify(execFile)(file, rest, options).then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code, output: `${stdout}${stderr}` }),
  );
}

const node = process.execPath;

// The second time it is seen that the first has left nothing, in any worker's database.
describe.each([1, 2])("run number %i of", () => {
  test("Vitest, with tests one after the other and at the same time", async () => {
    const program = join(directory, "node_modules", "vitest", "vitest.mjs");
    const { code, output } = await run("vitest", node, program, "run");
    expect(output).toMatch(/Tests\s+8 passed \(8\)/);
    expect(code).toBe(0);
  });

  test("Jest, in CommonJS", async () => {
    const program = join(directory, "node_modules", "jest", "bin", "jest.js");
    const { code, output } = await run("jest", node, program);
    expect(output).toMatch(/Tests:\s+12 passed, 12 total/);
    expect(output).not.toMatch(/did not exit|open handle/);
    expect(code).toBe(0);
  });

  test("node:test, also when nobody closes the sandbox", async () => {
    const { code, output } = await run("node-test", node, "--test", "--test-reporter=tap");
    expect(output).toMatch(/# pass 6\n# fail 0/);
    expect(code).toBe(0);
  });

  test("Mocha, with tests that fail and that take too long", async () => {
    const program = join(directory, "node_modules", "mocha", "bin", "mocha.js");
    const { code, output } = await run("mocha", node, program, "*.spec.js");
    expect(output).toMatch(/4 passing/);
    expect(output).toMatch(/2 failing/);
    expect(output).toMatch(/a client of a pool was not released .*isolation\.spec\.js/);
    expect(code).toBe(2);
  });

  test("node:test on a server of HTTP", async () => {
    const { code, output } = await run("http-server", node, "--test", "--test-reporter=tap");
    expect(output).toMatch(/# pass 4\n# fail 0/);
    expect(code).toBe(0);
  });
});
