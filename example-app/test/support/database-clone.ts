import { randomUUID } from "node:crypto";
import { Client } from "pg";

/** A copy of a database, dropped when disposed of. */
export interface DatabaseClone extends AsyncDisposable {
  readonly url: string;
}

/** Copies the database of `templateUrl`, which nobody may be connected to meanwhile. */
export async function cloneDatabase(templateUrl: string): Promise<DatabaseClone> {
  const template = new URL(templateUrl).pathname.slice(1);
  const name = `clone_${randomUUID().replaceAll("-", "")}`;
  await administer(
    templateUrl,
    `CREATE DATABASE ${name} TEMPLATE "${decodeURIComponent(template)}"`,
  );
  return {
    url: withDatabase(templateUrl, name),
    [Symbol.asyncDispose]: () => administer(templateUrl, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: withDatabase(url, "postgres") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = name;
  return changed.href;
}
