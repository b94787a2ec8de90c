/** https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS */
const uri = /^(postgres(?:ql)?:\/\/[^/?#]*)\/([^/?#][^?#]*)(\?[^#]*)?$/;

/**
 * The database that a connection string names.
 *
 * @throws {Error} when it names none, or is no URI; without the string, which may hold a password
 */
export function databaseOf(connectionString: string): string {
  const database = uri.exec(connectionString)?.[2];
  if (database !== undefined) return decodeURIComponent(database);
  throw new Error(
    "connection string: expected postgresql://user:password@host:port/database, with a database; " +
      "got one of another form",
  );
}

/** The connection string of another database of the same server, for the same user and with the same parameters. */
export function withDatabase(connectionString: string, database: string): string {
  // pg decodes a database's name as a whole URI, so that for it an encoded "/" or "&" stays encoded.
  const name = encodeURI(database).replaceAll("?", "%3F").replaceAll("#", "%23");
  return connectionString.replace(
    uri,
    (_, server: string, _database: string, parameters = "") => `${server}/${name}${parameters}`,
  );
}

/** Parameters of `pg` that end what takes longer. https://node-postgres.com/apis/client */
const limits = /^(statement|lock|query|idle_in_transaction_session)_timeout=/;

/** The same connection string without limits to how long something may take. */
export function withoutLimits(connectionString: string): string {
  const [address = "", ...rest] = connectionString.split("?");
  const parameters = rest
    .join("?")
    .split("&")
    .filter((parameter) => parameter !== "" && !limits.test(parameter));
  return parameters.length > 0 ? `${address}?${parameters.join("&")}` : address;
}
