import { n as createJiti, t as sqlMigration } from "./sqlMigration-Bk9HS4mr.js";
import { I as otherFiles, Jt as _usingCtx, ht as withConnection, pt as loadDriver } from "./run-CbA7hw36.js";
// src/migrations/idle-connection.ts
/**
* A connection that keeps the process alive while something is asked over it, and at no other time: where a migration
* waits for a promise that nobody will ever settle, nothing is left that could happen, and Node tells.
*/
var IdleConnection = class {
	#client;
	#asked = 0;
	constructor(client) {
		this.#client = client;
		this.#client.unref();
	}
	/** Takes what a query gives: a promise, or something of which it is not known when it ends. */
	during(answer) {
		if (this.#asked++ === 0) this.#client.ref();
		if (answer instanceof Promise) answer.then(this.#answered, this.#answered);
		return answer;
	}
	#answered = () => {
		if (--this.#asked === 0) this.#client.unref();
	};
	[Symbol.dispose]() {
		this.#asked = Number.POSITIVE_INFINITY;
		this.#client.ref();
	}
};
// src/migrations/node-pg-migrate.ts
/**
* Applies the migrations of a directory that have not been applied yet, by node-pg-migrate.
*
* @returns how many were applied
*/
function applyMigrations({ address, directory, database }, progress) {
	return withConnection(address, database, async (client) => {
		try {
			var _usingCtx$1 = _usingCtx();
			const nodePgMigrate = await loadNodePgMigrate();
			const idle = _usingCtx$1.u(new IdleConnection(client));
			return (await nodePgMigrate.runner({
				dbClient: recordSql(client, idle, progress),
				dir: directory,
				direction: "up",
				ignorePattern: otherFiles,
				migrationsTable: "pgmigrations",
				noLock: true,
				migrationLoaderStrategies: loadersThatTell(nodePgMigrate, directory, progress),
				logger: silent
			})).length;
		} catch (_) {
			_usingCtx$1.e = _;
		} finally {
			_usingCtx$1.d();
		}
	});
}
/** Loads what migrations need, which takes longer than most of them. */
async function loadAhead() {
	await Promise.all([loadNodePgMigrate(), loadDriver()]);
}
let loaded;
function loadNodePgMigrate() {
	loaded ??= importNodePgMigrate();
	return loaded;
}
/** Loads it without the folder that its own jiti would make for a cache, in the project or in the temporary directory. */
async function importNodePgMigrate() {
	const { env } = process;
	const before = env.JITI_FS_CACHE;
	env.JITI_FS_CACHE = "false";
	try {
		return await import("./legacy-CQWYjTw-.js");
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
function recordSql(client, idle, progress) {
	const query = client.query.bind(client);
	client.query = ((...args) => {
		const [first] = args;
		progress.sql = typeof first === "string" ? first : first?.text ?? "";
		return idle.during(query(...args));
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
		progress.file = void 0;
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
		progress.sql = void 0;
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
export { loadAhead as n, applyMigrations as t };
