import { formatBytes } from "../run/report/units.ts";
import { Snapshots } from "../run/snapshots.ts";

/** Lists the user's snapshots on standard output, or removes them. */
export async function showSnapshots(
  { prune }: { readonly prune: boolean },
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const snapshots = Snapshots.open(env, undefined);
  const all = await snapshots.list();
  const bytes = formatBytes(all.reduce((sum, snapshot) => sum + snapshot.bytes, 0));
  const total = `${all.length} snapshot${all.length === 1 ? "" : "s"}, ${bytes}`;
  if (prune) {
    await snapshots.empty();
    process.stdout.write(`removed ${total}, from ${snapshots.directory}\n`);
    return;
  }
  const now = Date.now();
  // The clock may have been set back since.
  const ageOf = (time: Date) => formatAge(Math.max(0, now - time.getTime()));
  const rows = all.map(({ key, bytes, made, lastUse, uses, origin }) => [
    key.slice(0, 8),
    formatBytes(bytes),
    ageOf(made),
    ageOf(lastUse),
    `${uses}`,
    origin.server,
    `${origin.recipe.migrations.length}`,
  ]);
  const heads = ["snapshot", "size", "age", "last used", "hits", "PostgreSQL", "migrations"];
  const table = all.length > 0 ? formatColumns([heads, ...rows]) : "";
  process.stdout.write(`${table}${total} in ${snapshots.directory}\n`);
}

function formatColumns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) => row.map((cell, column) => cell.padStart(widths?.[column] ?? 0)).join("  "))
    .map((line) => `${line}\n`)
    .join("");
}

/** In the largest unit of which it is at least two. */
function formatAge(milliseconds: number): string {
  const units = [
    ["d", 86_400_000],
    ["h", 3_600_000],
    ["min", 60_000],
  ] as const;
  const [name, size] = units.find(([, each]) => milliseconds >= 2 * each) ?? ["s", 1000];
  return `${Math.floor(milliseconds / size)} ${name}`;
}
