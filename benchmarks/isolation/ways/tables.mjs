/** The names of all tables of the schema, separated by commas. */
export async function tablesOf(pool) {
  const { rows } = await pool.query(
    "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE tablename LIKE 'table\\_%'",
  );
  return rows.map(({ name }) => name).join();
}
