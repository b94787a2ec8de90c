/**
 * Inserts ten rows into a table and counts them.
 *
 * @throws when there are others: something is left of another test
 */
export async function addTenRows(client, table = "table_1") {
  const insert = `INSERT INTO ${table} (name, email) VALUES ('Ada', $1)`;
  for (let row = 0; row < 10; row++) await client.query(insert, [`${row}@example.org`]);
  const { rows } = await client.query(`SELECT count(*)::int AS count FROM ${table}`);
  if (rows[0].count !== 10) throw new Error(`${table} has ${rows[0].count} rows, not ten`);
}
