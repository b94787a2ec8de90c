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
/** Connects, does some work and leaves. */
async function withConnection(address, database, work) {
	const client = await connect(address, database);
	try {
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
export { withConnection as i, connectionUri as n, loadDriver as r, connect as t };
