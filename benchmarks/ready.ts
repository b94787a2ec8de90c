/**
 * How long it takes until tests can start when there is a snapshot of the same inputs: beside what nobody can avoid who
 * starts from a copy of a cluster, by the size of the schema, and beside other ways to a migrated database. All in turn,
 * in one run, medians.
 *
 *     npx tsx benchmarks/ready.ts [ROUNDS]
 */
import { join } from "node:path";
import { serverAccount } from "../src/postgres/account.ts";
import { findInstalled } from "../src/postgres/installed.ts";
import { createRunDirectory, removeRun } from "../src/postgres/run-directory.ts";
import { Interrupts } from "../src/process/interrupts.ts";
import { Figures } from "./figures.ts";
import { keepClusterOf, measureLimit } from "./limit.ts";
import { bytesOf, coldRun, makeSubject, type Subject, snapshotOf, warmRun } from "./ours.ts";
import { formatReport, isKept, limitsOf, type Results } from "./ready-report.ts";
import { installRivals, rivals, runRival } from "./rivals.ts";
import type { Schema } from "./schema.ts";

const rounds = Number(process.argv[2] ?? 7);
if (!(Number.isInteger(rounds) && rounds > 0)) {
  throw new Error(`ROUNDS: expected a whole number from 1, got "${process.argv[2]}"`);
}
const interrupts = new Interrupts();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => interrupts.interrupt(signal));
}
// As root, the rivals are run as another user, who has to read the migrations.
process.umask(0o022);

const largest: Schema = { migrations: 300, tables: 60 };
const schemas: readonly Schema[] = [
  { migrations: 0, tables: 0 },
  { migrations: 30, tables: 1 },
  { migrations: 30, tables: 60 },
  { migrations: 300, tables: 1 },
  largest,
];

const account = serverAccount();
await installRivals(account);
const place = await createRunDirectory(account);
try {
  const results = await measure(place.path);
  console.log(formatReport(results));
  if (!limitsOf(results).every(isKept)) process.exitCode = 1;
} finally {
  await removeRun(place);
}

async function measure(parent: string): Promise<Results> {
  const [binaries] = await findInstalled({ env: process.env, account });
  if (!binaries) throw new Error("this benchmark needs an installed PostgreSQL");
  const withWorkers = await makeSubject(parent, { schema: largest, workerDatabases: 4 });
  const cluster = join(parent, "cluster");
  await keepClusterOf(withWorkers, cluster);
  const subjects: Subject[] = [];
  for (const schema of schemas) {
    interrupts.aborted.throwIfAborted();
    subjects.push(await makeSubject(parent, { schema, workerDatabases: 0 }));
  }
  const plain = subjects.at(-1) ?? withWorkers;

  const figures = new Figures();
  const turns = [
    async () => {
      const { node, copy, start } = await measureLimit({ cluster, binaries, account });
      figures.add({ node, copy, start, limit: node + copy + start });
    },
    async () => {
      const { ready, whole } = await warmRun(withWorkers);
      figures.add({ [withWorkers.name]: ready, whole });
    },
    ...subjects.map((subject) => async () => {
      figures.add({ [subject.name]: (await warmRun(subject)).ready });
    }),
    async () => figures.add({ cold: (await coldRun(plain)).ready }),
    ...rivals.map((rival) => async () => {
      const options = { parent, migrations: plain.migrations, binaries, account };
      figures.add({ [rival.name]: (await runRival(rival, options)).ready });
    }),
  ];
  for (let round = 1; round <= rounds; round++) {
    console.error(`round ${round} of ${rounds}`);
    for (const turn of turns) {
      interrupts.aborted.throwIfAborted();
      await turn();
    }
  }

  const median = (name: string) => figures.median(name);
  return {
    version: binaries.version,
    rounds,
    limit: {
      node: median("node"),
      copy: median("copy"),
      start: median("start"),
      total: median("limit"),
      clusterBytes: await bytesOf(cluster),
    },
    withWorkers: { ready: median(withWorkers.name), whole: median("whole") },
    bySize: await Promise.all(
      [...subjects, withWorkers].map(async (subject) => ({
        ...subject,
        snapshotBytes: await bytesOf(snapshotOf(subject)),
        ready: median(subject.name),
      })),
    ),
    plain: { cold: median("cold"), warm: median(plain.name) },
    rivals: rivals.map(({ name }) => ({ name, ready: median(name) })),
  };
}
