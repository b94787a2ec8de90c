/**
 * How far it goes: many connections, many worker databases, a large template, many migrations. Each once; what does not
 * come out as it should is an error.
 *
 *     npx tsx benchmarks/load.ts
 */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { cpus, freemem, totalmem } from "node:os";
import { markdownTable } from "markdown-table";
import { serverAccount } from "../src/postgres/account.ts";
import { findInstalled } from "../src/postgres/installed.ts";
import { formatVersion } from "../src/postgres/version.ts";
import { largeTemplate } from "./load/large-template.ts";
import { manyConnections } from "./load/many-connections.ts";
import { manyMigrations } from "./load/many-migrations.ts";
import { manyWorkers } from "./load/many-workers.ts";
import { environment } from "./timed-run.ts";

// As root, a server's user works there.
process.umask(0o022);
const place = await mkdtemp("/tmp/load-");
await chmod(place, 0o755);
try {
  const ground = { place, env: { ...environment, XDG_CACHE_HOME: `${place}/cache` } };
  const [server] = await findInstalled({ env: environment, account: serverAccount() });
  if (!server) throw new Error("this benchmark needs an installed PostgreSQL");
  console.log(
    `PostgreSQL ${formatVersion(server.version)}, Node ${process.versions.node}, ${cpus().length} processors, ${gibibytes(totalmem())} of memory, ` +
      `${gibibytes(process.availableMemory?.() ?? freemem())} of them free\n`,
  );
  for (const part of [manyConnections, manyWorkers, manyMigrations, largeTemplate]) {
    const { title, figures } = await part(ground);
    console.log(`${markdownTable([[title, ""], ...figures])}\n`);
  }
} finally {
  await rm(place, { recursive: true, force: true });
}

function gibibytes(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
}
