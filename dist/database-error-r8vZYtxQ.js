// src/postgres/connection.ts
/** Loads the driver, which takes as long as a server takes to start: best done while something else is waited for. */
function loadDriver() {
	return import("./esm-Bwl_Opx9.js");
}
/** Connects to a database, without regard to the PG* variables we may have inherited. */
async function connect(address, database) {
	const { default: pg } = await loadDriver();
	const client = new pg.Client({
		host: address.host,
		port: address.port,
		user: address.username,
		password: address.password,
		database,
		ssl: false,
		application_name: "ram-postgres",
		options: " ",
		client_encoding: "UTF8"
	});
	client.on("error", () => {});
	await client.connect();
	return client;
}
/** Our own work is done whatever the user's settings for theirs are. */
async function prepareForWork(client) {
	await client.query("SET default_transaction_read_only = off; SET statement_timeout = 0; SET lock_timeout = 0");
}
/** Connects, does some work and leaves. */
async function withConnection(address, database, work) {
	const client = await connect(address, database);
	try {
		await prepareForWork(client);
		return await work(client);
	} finally {
		await client.end();
	}
}
/** https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS */
function connectionUri({ host, port, username, password }, database) {
	const [user, secret, name] = [
		username,
		password,
		database
	].map(encodeURIComponent);
	return `postgresql://${user}:${secret}@${host}:${port}/${name}`;
}
// src/postgres/database-error.ts
/** Whether the server itself sent this error. */
function isDatabaseError(error) {
	return error instanceof Error && "severity" in error && "code" in error;
}
/** Where the character at `position` (from 1, as Postgres counts) stands in a text. */
function locate(text, position) {
	const lines = [...text].slice(0, position - 1).join("").split("\n");
	return {
		line: lines.length,
		column: [...lines.at(-1) ?? ""].length + 1
	};
}
/**
* An error as psql would show it: message and SQLSTATE, detail, hint, context, and the line of the statement with a
* mark below the place.
*/
function describeDatabaseError(error, sql) {
	const parts = [`${error.severity}: ${error.message} (SQLSTATE ${error.code})`];
	const position = Number(error.position);
	if (sql && position > 0) {
		const { line, column } = locate(sql, position);
		parts.push(sql.split("\n")[line - 1] ?? "", `${" ".repeat(column - 1)}^`);
	}
	for (const [name, text] of Object.entries({
		DETAIL: error.detail,
		HINT: error.hint,
		CONTEXT: error.where
	})) if (text) parts.push(`${name}: ${text}`);
	return parts.join("\n");
}
export { connectionUri as a, withConnection as c, connect as i, isDatabaseError as n, loadDriver as o, locate as r, prepareForWork as s, describeDatabaseError as t };
