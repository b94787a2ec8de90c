import { _t as Interrupts, k as setUpDatabase, w as parseOptions, y as Timings } from "./run-CbA7hw36.js";
// src/library.ts
/**
* Starts PostgreSQL on a RAM disk and migrates its database, as the command line does before it runs the tests.
*
* ```ts
* await using database = await startDatabase({ migrations: "migrations" });
* const client = new pg.Client(database.connectionString);
* ```
*
* The inputs have the names, meanings and defaults they have on the command line. Dispose of it when it has done its
* work, as `await using` does; a process that ends without that takes the server with it (not on Windows).
*
* @throws {Error} named `UsageError` when inputs are not valid, before anything is started; any other error when it
*   could not be done, after removing all that was made
*/
async function startDatabase(inputs = {}, { cwd = process.cwd(), env = process.env, log = silent } = {}) {
	const options = await parseOptions(inputs, cwd);
	const timings = new Timings();
	const interrupts = new Interrupts();
	const database = await setUpDatabase(options, {
		env,
		interrupts,
		timings,
		log,
		stdout: "stderr"
	});
	return {
		connectionString: database.uri,
		environment: database.environment,
		snapshot: database.snapshot.state,
		timings: timings.phases,
		[Symbol.asyncDispose]: () => database[Symbol.asyncDispose]()
	};
}
const silent = {
	info: () => {},
	warn: () => {}
};
export { startDatabase };
