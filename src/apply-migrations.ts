/** Started by a run whose migrations are code, which may do to this process what it likes; its job comes as a message. */
import { type MigrationError, migrationFailure, Progress } from "./migrations/migration-error.ts";
import type { FailureNews, MigrationJob, MigrationNews } from "./migrations/migration-process.ts";
import { applyMigrations, loadAhead } from "./migrations/node-pg-migrate.ts";
import { isDatabaseError } from "./postgres/database-error.ts";
import { takeOverFailures, unlessAborted } from "./process/interrupts.ts";
import { messageOf } from "./process/message-of.ts";

const exit = process.exit.bind(process);
// It would pass for success.
process.exit = (code) => {
  throw new Error(`it called process.exit(${code ?? ""}): a migration that fails throws an error`);
};
const { aborted } = takeOverFailures();
process.once("message", async (job: MigrationJob) => {
  const end = await apply(job);
  // A migration's module may have left a timer or a connection, which would keep us here.
  process.send?.(end, () => exit());
});
// There may be no server yet. What fails here fails again with a job, and is told then.
loadAhead().catch(() => {});

async function apply(job: MigrationJob): Promise<MigrationNews> {
  const progress = new Progress((file) => tell({ news: "file", file }));
  try {
    const count = await unlessAborted(aborted, () => applyMigrations(job, progress));
    return { news: "applied", count };
  } catch (error) {
    return { news: "failure", failure: newsOf(await migrationFailure(error, progress)) };
  }
}

function newsOf({ message, file, place, cause }: MigrationError): FailureNews {
  const { stack = "" } = cause instanceof Error ? cause : {};
  const said = isDatabaseError(cause) ? cause : {};
  return { message, file, place, cause: { ...said, message: messageOf(cause), stack } };
}

function tell(news: MigrationNews): void {
  process.send?.(news);
}
