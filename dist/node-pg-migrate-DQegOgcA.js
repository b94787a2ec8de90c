import { n as sqlMigration, t as createJiti } from "./jiti-BmgZYBQ8.js";
import { D as isDatabaseError, E as describeDatabaseError, M as otherFiles, O as locate, ft as messageOf, ut as withConnection } from "./run-DB3q-rkv.js";
import { extname, relative } from "node:path";
import { readFile } from "node:fs/promises";
// src/migrations/guest-code.ts
/**
* Runs code of the user's in our own process, as migrations are: it can't end the process, which would pass for success
* without a single test, and what it prints goes to standard error where standard output is the test command's.
*/
async function runGuestCode(stdout, work) {
	const { exit } = process;
	const { write } = process.stdout;
	process.exit = (code) => {
		throw new Error(`it called process.exit(${code ?? ""}): a migration that fails throws an error`);
	};
	if (stdout === "stderr") process.stdout.write = process.stderr.write.bind(process.stderr);
	try {
		return await work();
	} finally {
		process.exit = exit;
		process.stdout.write = write;
	}
}
// src/migrations/node-pg-migrate.ts
/** A migration could not be loaded or applied. */
var MigrationError = class extends Error {
	name = "MigrationError";
	/** The migration's path; undefined when it is none of them that failed. */
	file;
	place;
	constructor(message, details) {
		super(message, { cause: details.cause });
		this.file = details.file;
		this.place = details.place;
	}
};
/**
* Applies the migrations of a directory that have not been applied yet, by node-pg-migrate.
*
* @returns how many were applied
* @throws {MigrationError} naming the file, with Postgres' message, detail and position
*/
async function migrate(address, options) {
	const progress = {};
	try {
		return await withConnection(address, options.database, async (client) => {
			const nodePgMigrate = await loadNodePgMigrate();
			return (await runGuestCode(options.stdout, () => nodePgMigrate.runner({
				dbClient: recordSql(client, progress),
				dir: options.directory,
				direction: "up",
				ignorePattern: otherFiles,
				migrationsTable: "pgmigrations",
				noLock: true,
				migrationLoaderStrategies: loadersThatTell(nodePgMigrate, options.directory, progress),
				logger: silent
			}))).length;
		});
	} catch (error) {
		throw await describeFailure(error, progress);
	}
}
/** Loads it without the folder that its own jiti would make for a cache, in the project or in the temporary directory. */
async function loadNodePgMigrate() {
	const { env } = process;
	const before = env.JITI_FS_CACHE;
	env.JITI_FS_CACHE = "false";
	try {
		return await import("./legacy-LfArs857.js");
	} finally {
		if (before === void 0) delete env.JITI_FS_CACHE;
		else env.JITI_FS_CACHE = before;
	}
}
const silent = {
	debug: () => {},
	info: () => {},
	warn: () => {},
	error: () => {}
};
function recordSql(client, progress) {
	const query = client.query.bind(client);
	client.query = ((...args) => {
		const [first] = args;
		progress.sql = typeof first === "string" ? first : first?.text ?? "";
		return query(...args);
	});
	return client;
}
/** The loaders node-pg-migrate has for these kinds of files, told apart file by file. */
function loadersThatTell(nodePgMigrate, directory, progress) {
	const loader = (load) => async (files) => {
		const units = [];
		for (const file of files) {
			progress.file = file;
			const actions = telling(await load(file), file, progress);
			units.push({
				id: file,
				filePaths: [file],
				actions
			});
		}
		delete progress.file;
		return units;
	};
	const jiti = createJiti(directory, {
		fsCache: false,
		virtualModules: { "node-pg-migrate": nodePgMigrate }
	});
	return [{
		extensions: [".sql"],
		loader: loader(sqlMigration)
	}, {
		extensions: [
			".js",
			".cjs",
			".mjs",
			".ts",
			".cts",
			".mts"
		],
		loader: loader((file) => jiti.import(file))
	}];
}
/** The same actions, of which `up` notes the file. */
function telling(actions, file, progress) {
	const { up, shorthands } = actions;
	const apply = (pgm) => {
		progress.file = file;
		delete progress.sql;
		if (typeof up !== "function") throw new Error("it exports no function \"up\"");
		return up.length === 2 ? untilCalledBack(up, pgm) : up(pgm);
	};
	return {
		...actions,
		...shorthands && { shorthands },
		up: apply
	};
}
/** A migration with a second parameter says by calling it that it is through; it may fail by a promise all the same. */
function untilCalledBack(up, pgm) {
	return new Promise((resolve, reject) => {
		Promise.resolve(up(pgm, resolve)).catch(reject);
	});
}
async function describeFailure(error, { file, sql }) {
	const name = file && relative(process.cwd(), file);
	if (!isDatabaseError(error)) {
		const message = messageOf(error);
		return new MigrationError(`migrations: ${name ? `${name}: ` : ""}${message}`, {
			file,
			cause: error
		});
	}
	const place = file && sql ? await placeInFile(file, sql, Number(error.position)) : void 0;
	const where = place ? `${name}:${place.line}:${place.column}` : name;
	return new MigrationError(`${where ? `migration ${where}` : "migrations"} failed\n${describeDatabaseError(error, sql)}`, {
		file,
		place,
		cause: error
	});
}
/** Where in an SQL file the failing character stands; other kinds make their SQL as they run. */
async function placeInFile(file, sql, position) {
	if (extname(file) !== ".sql" || !(position > 0)) return void 0;
	const content = await readFile(file, "utf8");
	const start = content.indexOf(sql.trimEnd().replace(/;$/, ""));
	return start < 0 ? void 0 : locate(content, [...content.slice(0, start)].length + position);
}
export { migrate };
