/**
 * What a run costs on top of the test command, without a snapshot and without migrations, beside what can't be
 * avoided then: a bare `initdb --no-sync` on the same kind of RAM disk. Both in turn, in one run, medians.
 *
 *     npm run bench [-- ROUNDS]
 */
import { join } from "node:path";
import { markdownTable } from "markdown-table";
import { serverAccount } from "../src/postgres/account.ts";
import { findInstalled } from "../src/postgres/installed.ts";
import { createDisk } from "../src/postgres/ramdisk.ts";
import { createRunDirectory, removeRun } from "../src/postgres/run-directory.ts";
import { execute } from "../src/process/execute.ts";
import { median, timed } from "./median.ts";
import { environment } from "./timed-run.ts";

const rounds = Number(process.argv[2] ?? 31);
const cli = new URL("../dist/cli.js", import.meta.url).pathname;
const env = environment;
const account = serverAccount();
const [server] = await findInstalled({ env, account });
if (!server) throw new Error("this benchmark needs an installed PostgreSQL");
const { directory, version } = server;
const initdb = join(directory, "initdb");

async function bareInitdb(): Promise<number> {
  const run = await createRunDirectory(account);
  try {
    await createDisk(run, { mode: "required", sizeBytes: undefined, account });
    const arguments_ = ["--no-sync", "--auth=trust", "-D", run.data];
    return await timed(() => execute(initdb, arguments_, { env, account, cwd: run.path }));
  } finally {
    await removeRun(run);
  }
}

function wholeRun(): Promise<number> {
  return timed(() =>
    execute(process.execPath, [cli, "--snapshot", "false", "--", "true"], { env }),
  );
}

const figures = { bare: [] as number[], ours: [] as number[] };
for (let round = 0; round < rounds; round++) {
  figures.bare.push(await bareInitdb());
  figures.ours.push(await wholeRun());
}
const bare = median(figures.bare);
const ours = median(figures.ours);
// Of the two halves of a round, which the machine's moods touch alike.
const difference = median(figures.ours.map((time, round) => time - (figures.bare[round] ?? 0)));
const ms = (value: number) => `${value.toFixed(0)} ms`;
console.log(`PostgreSQL ${version.major}.${version.minor}, ${rounds} rounds, medians\n`);
console.log(
  markdownTable(
    [
      ["", "time"],
      ["initdb --no-sync", ms(bare)],
      ["ram-postgres -- true", ms(ours)],
      ["difference in a round", ms(difference)],
      ["allowed", ms(200)],
    ],
    { align: ["l", "r"] },
  ),
);
if (difference > 200) process.exitCode = 1;
