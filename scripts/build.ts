/**
 * Builds `dist/`: the action's two steps, the command line and the library, with all they need in them, since a runner
 * installs nothing; and the testing library, which uses the `pg` of its users. The same sources give the same bytes.
 */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "rolldown";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const require = createRequire(import.meta.url);

/**
 * Takes Node's own large modules by `process.getBuiltinModule`: an `import` makes all that they export, of which these
 * two load much only when it is first asked for. That is 7 ms of every start.
 */
const lazyBuiltins: Plugin = {
  name: "lazy-builtins",
  resolveId: (id) =>
    /^node:(util|crypto)$/.test(id) ? `\0${id.replace("node:", "builtin-")}.cjs` : null,
  load(id) {
    const name = /^\0builtin-(\w+)\.cjs$/.exec(id)?.[1];
    return name ? `module.exports = process.getBuiltinModule("node:${name}");` : null;
  },
};

rmSync(dist, { recursive: true, force: true });
const { output } = await build({
  cwd: root,
  input: {
    main: "src/action/entries/main.ts",
    post: "src/action/entries/post.ts",
    cli: "src/cli.ts",
    image: "src/image.ts",
    index: "src/index.ts",
    // Beside the others, which start them by these names.
    "apply-migrations": "src/apply-migrations.ts",
    "remove-runs": "src/remove-runs.ts",
  },
  platform: "node",
  plugins: [lazyBuiltins],
  transform: { target: "node20" },
  // Optional accelerators that are not installed: `pg` and others try them and go on without.
  external: ["pg-native"],
  output: {
    dir: dist,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: ({ name }) => `${name.replace(/^\W+/, "")}-[hash].js`,
    codeSplitting: { groups: [{ name: "run", test: isOfEveryRun }] },
  },
});
copyFileSync(join(root, "src", "image", "init-files.sh"), join(dist, "init-files.sh"));
// As npm makes it where the package is linked.
chmodSync(join(dist, "cli.js"), 0o755);
// For test runners that take no ES modules, such as Jest, also as CommonJS.
for (const [format, file] of [
  ["esm", "testing.js"],
  ["cjs", "testing.cjs"],
] as const) {
  await build({
    cwd: root,
    input: "src/testing/index.ts",
    platform: "node",
    transform: { target: "node20" },
    external: ["pg"],
    output: { file: join(dist, file), format },
  });
}
// jiti looks for its compiler of TypeScript beside itself, when it is first needed.
copyFileSync(
  require.resolve("jiti/package.json").replace("package.json", "dist/babel.cjs"),
  join(dist, "babel.cjs"),
);
writeFileSync(join(dist, "index.cjs"), 'module.exports = require("./index.js");\n');
writeTypes();
writeLicenses(output.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : [])));

/** What every run needs goes into one file, which loads faster than many. The rest is loaded when it is needed. */
function isOfEveryRun(module: string): boolean {
  return (
    /\/src\/(process|run|postgres)\/|builtin-/.test(module) &&
    !/(registry|prebuilt|unpack)[^/]*$/.test(module)
  );
}

/** Declarations for users of the library, for ESM and for CommonJS: those that index.d.ts leads to. */
function writeTypes(): void {
  const emitted = mkdtempSync(join(tmpdir(), "types-"));
  try {
    const tsc = join(root, "node_modules", ".bin", "tsc");
    execFileSync(tsc, ["-p", "tsconfig.types.json", "--outDir", emitted], { stdio: "inherit" });
    copyDeclarations(join(emitted, "src"), "index", new Set());
    copyDeclarations(join(emitted, "src"), "testing/index", new Set());
  } finally {
    rmSync(emitted, { recursive: true });
  }
}

function copyDeclarations(emitted: string, name: string, done: Set<string>): void {
  if (done.has(name)) return;
  done.add(name);
  const text = readFileSync(join(emitted, `${name}.d.ts`), "utf8");
  const target = name === "index" ? join(dist, name) : join(dist, "types", name);
  mkdirSync(dirname(target), { recursive: true });
  for (const module of ["js", "cjs"]) {
    const declarations = text.replaceAll(
      /(from "\.\/)([^"]+)\.ts"/g,
      (_, from: string, path: string) => {
        return `${from}${name === "index" ? "types/" : ""}${path}.${module}"`;
      },
    );
    writeFileSync(`${target}.d.${module === "js" ? "ts" : "cts"}`, declarations);
  }
  for (const [, imported = ""] of text.matchAll(/from "(\.[^"]+)\.ts"/g)) {
    copyDeclarations(emitted, join(dirname(name), imported), done);
  }
}

/** The licenses of what is bundled, which ask to go with it. */
function writeLicenses(modules: string[]): void {
  const packages = new Map<string, string>();
  for (const module of [...modules, require.resolve("jiti/package.json")]) {
    const directory = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(module)?.[0];
    if (!directory) continue;
    const { name, version, license } = JSON.parse(
      readFileSync(join(directory, "package.json"), "utf8"),
    );
    const file = readdirSync(directory).find((each) => /^(licen[cs]e|copying)(\.|$)/i.test(each));
    const text = file ? readFileSync(join(directory, file), "utf8").trim() : "";
    packages.set(`${name} ${version} (${license})`, text);
  }
  const sections = [...packages].sort(([a], [b]) => (a < b ? -1 : 1));
  const notices = sections.map(
    ([title, text]) => `${title}\n${"-".repeat(title.length)}\n\n${text}\n`,
  );
  writeFileSync(join(dist, "licenses.txt"), notices.join("\n\n"));
}
