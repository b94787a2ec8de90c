import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** How large a schema is, and in how many steps it came to be. */
export interface Schema {
  readonly migrations: number;
  readonly tables: number;
}

interface Step {
  readonly up: string;
  readonly down: string;
}

/** Writes a schema's migrations as node-pg-migrate's SQL files. The steps that make no table change the latest one. */
export async function writeMigrations(directory: string, schema: Schema): Promise<void> {
  await mkdir(directory);
  for (let index = 0; index < schema.migrations; index++) {
    const file = join(directory, `${1_700_000_000_000 + index}_step-${index + 1}.sql`);
    const { up, down } = step(index, schema);
    await writeFile(file, `-- Up Migration\n${up}\n\n-- Down Migration\n${down}\n`);
  }
}

function step(index: number, { migrations, tables }: Schema): Step {
  const before = Math.ceil((index * tables) / migrations);
  const after = Math.ceil(((index + 1) * tables) / migrations);
  const change = changes[index % changes.length];
  if (after === before && change) return change(`table_${before}`, index + 1);
  const made = Array.from({ length: after - before }, (_, offset) => newTable(before + offset + 1));
  return {
    up: made.map(({ up }) => up).join("\n"),
    down: made
      .reverse()
      .map(({ down }) => down)
      .join("\n"),
  };
}

function newTable(number: number): Step {
  const name = `table_${number}`;
  const previous = number > 1 ? ` REFERENCES table_${number - 1}` : "";
  return {
    up: `CREATE TABLE ${name} (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  previous bigint${previous},
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON ${name} (created_at);`,
    down: `DROP TABLE ${name};`,
  };
}

const changes: readonly ((table: string, number: number) => Step)[] = [
  (table, number) => ({
    up: `ALTER TABLE ${table} ADD COLUMN field_${number} integer NOT NULL DEFAULT 0;`,
    down: `ALTER TABLE ${table} DROP COLUMN field_${number};`,
  }),
  (table, number) => ({
    up: `INSERT INTO ${table} (name, email)
  SELECT 'name ' || n, 'step-${number}-' || n || '@example.org' FROM generate_series(1, 10) AS n;`,
    down: `DELETE FROM ${table} WHERE email LIKE 'step-${number}-%';`,
  }),
  (table, number) => ({
    up: `COMMENT ON TABLE ${table} IS 'as of step ${number}';`,
    down: `COMMENT ON TABLE ${table} IS NULL;`,
  }),
];
