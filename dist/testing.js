import * as timers from "node:timers";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { randomBytes } from "node:crypto";
import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import { EventEmitter } from "node:events";
// src/testing/databases/connection-string.ts
/** https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS */
const uri = /^(postgres(?:ql)?:\/\/[^/?#]*)\/([^/?#][^?#]*)(\?[^#]*)?$/;
/**
* The database that a connection string names.
*
* @throws {Error} when it names none, or is no URI; without the string, which may hold a password
*/
function databaseOf(connectionString) {
	const database = uri.exec(connectionString)?.[2];
	if (database !== void 0) return decodeURIComponent(database);
	throw new Error("connection string: expected postgresql://user:password@host:port/database, with a database; got one of another form");
}
/** The connection string of another database of the same server, for the same user and with the same parameters. */
function withDatabase(connectionString, database) {
	const name = encodeURI(database).replaceAll("?", "%3F").replaceAll("#", "%23");
	return connectionString.replace(uri, (_, server, _database, parameters = "") => `${server}/${name}${parameters}`);
}
/** Parameters of `pg` that end what takes longer. https://node-postgres.com/apis/client */
const limits = /^(statement|lock|query|idle_in_transaction_session)_timeout=/;
/** The same connection string without limits to how long something may take. */
function withoutLimits$1(connectionString) {
	const [address = "", ...rest] = connectionString.split("?");
	const parameters = rest.join("?").split("&").filter((parameter) => parameter !== "" && !limits.test(parameter));
	return parameters.length > 0 ? `${address}?${parameters.join("&")}` : address;
}
// src/testing/clock.ts
const { clearInterval, clearTimeout, setImmediate, setInterval, setTimeout: setTimeout$1 } = timers;
/** Milliseconds since the process began. */
const nowMs = performance.now.bind(performance);
/** Lets what is under way go on until it waits for something from outside. */
function turn() {
	return new Promise((resolve) => setImmediate(resolve));
}
// src/testing/wire/message-splitter.ts
const headerBytes = 5;
/** Finds the messages in a stream of bytes, whose pieces may end anywhere. */
var MessageSplitter = class {
	#pieces = [];
	#gathered = 0;
	/** How many bytes there must be before there is another whole message. */
	#needed = headerBytes;
	/** Whether these bytes are one message, as they are most of the time when a client sends them. */
	isOne(bytes) {
		if (this.#gathered > 0 || bytes.length < headerBytes) return false;
		return bytes.readUInt32BE(1) + 1 === bytes.length;
	}
	/** Tells of the messages that are whole now. What of `bytes` is left over is kept: nobody else may change it. */
	push(bytes, handle) {
		let chunk = bytes;
		if (this.#gathered > 0) {
			this.#pieces.push(bytes);
			this.#gathered += bytes.length;
			if (this.#gathered < this.#needed) return;
			chunk = Buffer.concat(this.#pieces);
			this.#pieces = [];
			this.#gathered = 0;
		}
		let start = 0;
		while (chunk.length - start >= headerBytes) {
			const end = start + 1 + chunk.readUInt32BE(start + 1);
			if (end > chunk.length) {
				this.#needed = end - start;
				break;
			}
			const letter = chunk[start] ?? 0;
			const from = start;
			start = end;
			handle(letter, chunk, from, end);
		}
		if (start === chunk.length) return;
		this.#pieces = [chunk.subarray(start)];
		this.#gathered = chunk.length - start;
		if (this.#gathered < headerBytes) this.#needed = headerBytes;
	}
};
// src/testing/wire/messages.ts
/**
* The messages of PostgreSQL's protocol that the sandbox reads or writes itself.
* https://www.postgresql.org/docs/current/protocol-message-formats.html
*/
/** The first byte of a message. Some letters mean one thing from the client and another from the server. */
const fromClient = {
	bind: 66,
	close: 67,
	describe: 68,
	execute: 69,
	copyFail: 102,
	copyData: 100,
	copyDone: 99,
	flush: 72,
	parse: 80,
	query: 81,
	sync: 83,
	terminate: 88
};
const fromServer = {
	closeComplete: 51,
	commandComplete: 67,
	copyInResponse: 71,
	dataRow: 68,
	error: 69,
	notice: 78,
	notification: 65,
	parseComplete: 49,
	readyForQuery: 90
};
function message(letter, ...parts) {
	const body = Buffer.concat(parts.map((part) => typeof part === "string" ? Buffer.from(`${part}\0`) : Buffer.from(part)));
	const whole = Buffer.allocUnsafe(body.length + 5);
	whole.write(letter, 0, "latin1");
	whole.writeInt32BE(body.length + 4, 1);
	body.copy(whole, 5);
	return whole;
}
function queryMessage(sql) {
	return message("Q", sql);
}
const syncMessage = message("S");
const ready = {
	I: message("Z", [73]),
	T: message("Z", [84]),
	E: message("Z", [69])
};
function readyForQuery(status) {
	return ready[status];
}
function commandComplete(tag) {
	return message("C", tag);
}
const parseComplete = message("1");
const bindComplete = message("2");
const closeComplete = message("3");
const noData = message("n");
const noParameters = message("t", [0, 0]);
function errorResponse(fields) {
	return message("E", fieldList("ERROR", fields));
}
/** A warning. */
function notice(code, text) {
	return message("N", fieldList("WARNING", {
		code,
		message: text
	}));
}
function fieldList(severity, { code, message: text, detail, hint }) {
	const written = Object.entries({
		S: severity,
		V: severity,
		C: code,
		M: text,
		D: detail,
		H: hint
	}).filter(([, value]) => value !== void 0);
	return Buffer.from(`${written.map(([field, value]) => `${field}${value}\0`).join("")}\0`);
}
/** The fields of an error or a notice, by their letters. */
function readFields(whole) {
	const texts = whole.toString("utf8", 5).split("\0");
	return new Map(texts.filter(Boolean).map((text) => [text.slice(0, 1), text.slice(1)]));
}
/** A text that ends with a zero byte, and where the next field begins. */
function readText(bytes, start) {
	if (bytes[start] === 0) return {
		text: "",
		end: start + 1
	};
	const zero = bytes.indexOf(0, start);
	return {
		text: bytes.toString("utf8", start, zero),
		end: zero + 1
	};
}
// src/testing/wire/link.ts
/** By which a sandbox's connections are known, unless the connection string has another. */
const applicationName = "ram-postgres sandbox";
/** A real connection to the server, on which messages go as they are. */
var Link = class Link {
	/** What the server has told of itself at the start, such as its version. */
	parameters;
	processId;
	secretKey;
	/** The settings that have been made on it: the statement of each, by name. */
	settings = /* @__PURE__ */ new Map();
	/** Of these it is not known how they are; with `"*"` in it, of none. */
	unknownSettings = /* @__PURE__ */ new Set();
	/** The prepared statements that it has. */
	prepared = /* @__PURE__ */ new Set();
	/** A statement of ours that goes before whatever is sent next. */
	opening;
	#socket;
	#splitter = new MessageSplitter();
	/** Why there is no server any more, if there is none. */
	lost;
	/** Told of it, whoever listens. */
	onLost;
	/** Hears what the server says while nobody has asked, such as notifications. */
	onNews;
	#listener;
	#isEnding = false;
	constructor(client, parameters) {
		const { connection, processID, secretKey } = client;
		this.parameters = parameters;
		this.processId = processID;
		this.secretKey = secretKey;
		this.#socket = connection.stream;
		this.#socket.removeAllListeners("data");
		this.#socket.on("data", (bytes) => {
			this.#splitter.push(bytes, (letter, chunk, start, end) => {
				if (this.#listener) this.#listener.message(letter, chunk, start, end);
				else this.onNews?.(letter, chunk, start, end);
			});
			this.#listener?.pause?.();
		});
		this.#socket.once("close", () => {
			if (this.#isEnding) return;
			this.lost = /* @__PURE__ */ new Error("the sandbox's connection to the server was lost");
			this.#listener?.lost?.(this.lost);
			this.onLost?.(this.lost);
		});
		this.#socket.unref();
	}
	/** Connects as `pg` does, which knows how to get in; then the connection is ours. */
	static async open(options) {
		const { connectionString } = options;
		const client = new pg.Client({
			connectionString,
			application_name: applicationName
		});
		const parameters = /* @__PURE__ */ new Map();
		const { connection } = client;
		connection.on("parameterStatus", ({ parameterName, parameterValue }) => parameters.set(parameterName, parameterValue));
		client.on("error", () => {});
		await client.connect();
		return new Link(client, parameters);
	}
	/** Who hears what the server says from now on. */
	listen(listener) {
		this.#listener = listener;
		const { lost } = this;
		if (lost) process.nextTick(() => listener?.lost?.(lost));
		else if (listener) this.#socket.ref();
		else this.#socket.unref();
	}
	send(messages, written) {
		const bytes = messages.length === 1 ? messages[0] : Buffer.concat(messages);
		if (bytes) this.#socket.write(bytes, written && (() => written()));
	}
	/**
	* Asks something of our own, while nobody else does.
	*
	* @returns the first column of each row, as text
	*/
	ask(sql) {
		return new Promise((resolve, reject) => {
			const values = [];
			let failure;
			const message = (letter, bytes, start, end) => {
				if (letter === fromServer.dataRow) values.push(firstColumn(bytes, start));
				if (letter === fromServer.error) failure = new Error(readFields(bytes.subarray(start, end)).get("M"));
				if (letter !== fromServer.readyForQuery) return;
				this.listen(void 0);
				if (failure) reject(failure);
				else resolve(values);
			};
			this.listen({
				message,
				lost: reject
			});
			this.send([queryMessage(sql)]);
		});
	}
	close() {
		const hasSaid = this.#isEnding;
		this.#isEnding = true;
		return new Promise((resolve) => {
			if (this.#socket.destroyed) return resolve();
			this.#socket.once("close", () => resolve());
			this.#socket.ref();
			if (!hasSaid) this.#socket.end(terminate);
		});
	}
	/** Leaves without a word; the server rolls back what was going on. */
	destroy() {
		this.#isEnding = true;
		this.#socket.destroy();
	}
};
const terminate = Buffer.from([
	88,
	0,
	0,
	0,
	4
]);
function firstColumn(bytes, start) {
	const length = bytes.readInt32BE(start + 7);
	return length < 0 ? null : bytes.toString("utf8", start + 11, start + 11 + length);
}
// src/testing/databases/admin.ts
/**
* Connects to a database of the server that is not the one to be copied: to copy a database, nobody may be connected
* to it.
*
* @param connectionString of the database to be copied
*/
async function connectAdmin(connectionString) {
	if (databaseOf(connectionString) === "postgres") return connect(connectionString, "template1");
	try {
		return await connect(connectionString, "postgres");
	} catch (error) {
		if (codeOf(error) !== "3D000") throw error;
		return connect(connectionString, "template1");
	}
}
/** Connects, does some work and leaves. */
async function withAdmin(connectionString, work) {
	const admin = await connectAdmin(connectionString);
	try {
		return await work(admin);
	} finally {
		await admin.client.end();
	}
}
/** The server's code for an error. https://www.postgresql.org/docs/current/errcodes-appendix.html */
function codeOf(error) {
	return error instanceof Error && "code" in error ? String(error.code) : void 0;
}
async function connect(connectionString, database) {
	const client = new pg.Client(withoutLimits$1(withDatabase(connectionString, database)));
	client.on("error", () => {});
	await client.connect();
	const { rows } = await client.query(`SELECT set_config('application_name', 'ram-postgres', false),
            set_config('default_transaction_read_only', 'off', false),
            set_config('statement_timeout', '0', false),
            set_config('lock_timeout', '0', false),
            (current_setting('server_version_num')::int / 10000)::text AS major`);
	return {
		client,
		major: Number(rows[0]?.major)
	};
}
// src/testing/databases/copy-database.ts
/**
* For two seconds and what the looks take: less than the five after which the common test runners give up on a test, so
* that it shows this error and not theirs. Counted and not timed, since tests may stop the clock.
*/
const looks = 100;
/** A sandbox leaves when it is closed, and that takes no time; Mocha gives up on a test after two seconds. */
const looksAtSandboxes = 25;
/** In milliseconds. */
const betweenLooks = 20;
/**
* Makes a copy of a database.
*
* Waits for those who are connected to it to leave. The server would do so as well, but for longer, and it would let
* nobody else in meanwhile.
*
* @throws {Error} that names the connections, when they stay
*/
async function copyDatabase(admin, template, name) {
	let connections = await connectionsTo(admin, template);
	for (let look = 1; connections.length > 0 && look < looksFor(connections); look += 1) {
		await setTimeout(betweenLooks);
		connections = await connectionsTo(admin, template);
	}
	if (connections.length > 0) throw templateInUse(template, connections);
	try {
		await admin.client.query(copyStatement(admin, template, name));
	} catch (error) {
		if (codeOf(error) !== "55006") throw error;
		throw templateInUse(template, await connectionsTo(admin, template), error);
	}
}
function looksFor(connections) {
	return areSandboxes(connections) ? looksAtSandboxes : looks;
}
function areSandboxes(connections) {
	return connections.length > 0 && connections.every(({ application }) => application === "ram-postgres sandbox");
}
function copyStatement({ client, major }, template, name) {
	const [copy, original] = [name, template].map((each) => client.escapeIdentifier(each));
	return `CREATE DATABASE ${copy} TEMPLATE ${original}${major >= 15 ? " STRATEGY FILE_COPY" : ""}`;
}
async function connectionsTo({ client }, database) {
	const { rows } = await client.query(`SELECT pid::text, application_name AS application, backend_start::text AS began, query_start::text AS query
       FROM pg_stat_activity
      WHERE datname = $1 AND pid <> pg_backend_pid() AND backend_type IS DISTINCT FROM 'autovacuum worker'
      ORDER BY backend_start, pid`, [database]);
	return rows;
}
const advice = "Close these connections (end the client or the pool) before; or have the tests connect to workerDatabaseUrl() in place of DATABASE_URL, in parallel workers; or name, as `template`, a database that nobody connects to.";
const adviceForSandboxes = "A sandbox works in this database, as it does by default where no test runner tells the number of a worker. Let it work in a copy: `const own = await freshDatabase(); const sandbox = await openSandbox({ connectionString: own.connectionString });`. Or run with `worker-databases: 1`, and open it by `openSandbox({ connectionString: process.env.DATABASE_URL_1 })`.";
function templateInUse(template, connections, cause) {
	const lines = connections.map(({ pid, application, began, query }) => `  pid ${pid}, application_name "${application ?? ""}", connected at ${began ?? "?"}, last query at ${query ?? "none"}`);
	return new Error([
		`can't copy the database "${template}": PostgreSQL does so only while nobody is connected to it, and there ` + (lines.length > 0 ? "stayed:" : "was somebody."),
		...lines,
		areSandboxes(connections) ? adviceForSandboxes : advice
	].join("\n"), { cause });
}
// src/testing/databases/copy-lane.ts
/**
* Does one piece of work after the other on a connection of its own, which is made when there is the first and does not
* keep the process alive.
*/
var CopyLane = class {
	#connectionString;
	#employer;
	#admin;
	#isWorking = false;
	constructor(connectionString, employer) {
		this.#connectionString = connectionString;
		this.#employer = employer;
	}
	/** Looks for work, unless it is working and will look anyway. */
	wake() {
		if (!this.#isWorking) this.#work();
	}
	async #work() {
		this.#isWorking = true;
		for (let job = this.#employer.next(); job; job = this.#employer.next()) await job(() => this.#connect());
		this.#isWorking = false;
		if (this.#employer.isClosed()) await this.#leave();
	}
	#connect() {
		if (this.#admin) return this.#admin;
		const opening = this.#open(() => {
			if (this.#admin === opening) this.#admin = void 0;
		});
		this.#admin = opening;
		return opening;
	}
	async #open(onLost) {
		try {
			const admin = await connectAdmin(this.#connectionString);
			admin.client.once("end", onLost);
			admin.client.unref();
			await this.#employer.prepare(admin);
			return admin;
		} catch (error) {
			onLost();
			throw error;
		}
	}
	async #leave() {
		const admin = this.#admin;
		this.#admin = void 0;
		await admin?.then(({ client }) => client.end()).catch(() => {});
	}
};
// src/testing/databases/copy-owner.ts
/** https://www.postgresql.org/docs/current/limits.html */
const longestName$2 = 63;
/** The first half of the numbers of our advisory locks, so that they are nobody else's: "copy" in ASCII. */
const lockSpace = 1668247673;
/**
* Whose copies are whose. An owner's mark is in the names of its copies, and while it lives it holds a lock of that
* number: what has the mark of nobody is left over from a process that was ended.
*/
var CopyOwner = class {
	#mark = randomBytes(4);
	#count = 0;
	/** A name that no database has, of up to 63 bytes, beginning with the template's as far as it can. */
	name(template) {
		this.#count += 1;
		const suffix = `_fresh_${this.#mark.toString("hex")}_${this.#count}`;
		const plain = template.replace(/[^\p{L}\p{N}_-]/gu, "_");
		const bytes = Buffer.from(plain).subarray(0, longestName$2 - suffix.length);
		return new TextDecoder().decode(bytes, { stream: true }) + suffix;
	}
	/** Takes the lock for as long as the connection lives. */
	async claim({ client }) {
		await client.query("SELECT pg_advisory_lock_shared($1, $2)", [lockSpace, this.#mark.readInt32BE()]);
	}
};
/** The copies whose owners are gone and to which nobody is connected, such as a program that was left running. */
async function leftovers({ client }) {
	const { rows } = await client.query(`SELECT datname::text AS name
       FROM pg_database d, substring(datname FROM '_fresh_([0-9a-f]{8})_[0-9]+$') AS mark
      WHERE mark IS NOT NULL
        AND NOT EXISTS (SELECT FROM pg_stat_activity a
                         WHERE a.datid = d.oid AND backend_type IS DISTINCT FROM 'autovacuum worker')
        AND NOT EXISTS (SELECT FROM pg_locks
                         WHERE locktype = 'advisory' AND classid = $1::bigint::oid
                           AND lpad(to_hex(objid::bigint), 8, '0') = mark)`, [lockSpace]);
	return rows.map(({ name }) => name);
}
// src/testing/databases/drop-queue.ts
/** Then whoever is still there is cut off. */
const mostLooks = 50;
const lookEveryMs$1 = 5;
/** The copies that are still to be dropped. */
var DropQueue = class {
	#waiting = [];
	#running = 0;
	/** Whether there are some for which the process stays alive. */
	get isAwaited() {
		return this.#running > 0 || this.#waiting.some(({ reason }) => reason !== "leftover");
	}
	add(reason, names) {
		this.#waiting.push(...names.map((name) => ({
			name,
			reason
		})));
	}
	forget(unwanted) {
		this.#waiting = this.#waiting.filter(({ reason }) => reason !== unwanted);
	}
	next() {
		const drop = this.#waiting.shift();
		if (!drop) return void 0;
		const awaited = drop.reason === "leftover" ? 0 : 1;
		this.#running += awaited;
		return async (connect) => {
			await dropCopy(drop, connect);
			this.#running -= awaited;
		};
	}
};
async function dropCopy({ name, reason }, connect) {
	const whoever = reason === "leftover" ? "" : " WITH (FORCE)";
	try {
		const { client } = await connect();
		await untilLeft(client, name);
		await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)}${whoever}`);
	} catch (error) {
		if (reason !== "asked" || !isRefusal(error)) return;
		process.emitWarning(`could not drop the database "${name}": ${error.message}`, "RamPostgresWarning");
	}
}
/**
* Gives those a moment who are leaving: a pool is told to have ended before the server knows of it, and has an error that
* nobody listens for when it is cut off.
*/
async function untilLeft(client, name) {
	const asked = "SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = $1";
	for (let look = 0; look < mostLooks; look++) {
		const { rows } = await client.query(asked, [name]);
		if (rows[0]?.count === 0) return;
		await new Promise((resolve) => setTimeout$1(resolve, lookEveryMs$1));
	}
}
/** Whether the server refused; one that is gone, or about to go (class 57P), takes its databases along. */
function isRefusal(error) {
	return error instanceof pg.DatabaseError && !error.code?.startsWith("57P");
}
// src/testing/databases/copy-pool.ts
/** As many as a few short tests in a row take in the time in which one is made. Each takes some 8 MB. */
const copiesAhead = 3;
/**
* In milliseconds; then what was made ahead is dropped and the connections are closed. Jest loads the library anew for
* every test file in one process, and tells no library that a file has ended.
*/
const usualIdleTime = 5e3;
/** In milliseconds: a server that has not done by then what a process waits for at its end may never do it. */
const closingTime = 6e4;
/**
* Copies of one database, made ahead once the first was asked for.
*
* Two connections work at it: one makes copies while there are any to make, the other drops first. Two at a time take
* half the time of one after the other, and neither copies nor drops pile up.
*/
var CopyPool = class {
	#template;
	#onClose;
	#owner = new CopyOwner();
	#drops = new DropQueue();
	#lanes;
	#idle;
	#ready = [];
	#waiting = [];
	#wanted = 0;
	#making = 0;
	#inUse = 0;
	#hasTidiedUp = false;
	#isClosed = false;
	#hasGivenUp = false;
	constructor(connectionString, { template, onClose, idleTime = usualIdleTime }) {
		this.#template = template;
		this.#onClose = onClose;
		const lane = (next) => new CopyLane(connectionString, {
			next: () => {
				const job = next();
				if (job && !this.#hasGivenUp) this.#idle.refresh();
				this.#stay();
				return job;
			},
			isClosed: () => this.#isClosed,
			prepare: (admin) => this.#owner.claim(admin)
		});
		this.#lanes = [lane(() => this.#nextCopy() ?? this.#drops.next()), lane(() => this.#drops.next() ?? this.#nextCopy())];
		this.#idle = setTimeout$1(() => this.#rest(), idleTime);
	}
	/** The name of a copy that nobody else has: one made ahead, or the next to be made. */
	take() {
		this.#inUse += 1;
		const name = this.#ready.shift();
		if (name !== void 0) {
			this.#wakeSoon();
			return Promise.resolve(name);
		}
		const taken = new Promise((resolve, reject) => this.#waiting.push({
			resolve,
			reject
		}));
		this.#wake();
		return taken;
	}
	/** Has a copy dropped when its turn comes. */
	drop(name) {
		this.#inUse -= 1;
		this.#drops.add("asked", [name]);
		this.#wakeSoon();
	}
	/** Drops what was made ahead, and leaves. What was taken and not dropped is left to a later process. */
	close() {
		if (this.#isClosed) return;
		this.#isClosed = true;
		this.#onClose();
		clearTimeout(this.#idle);
		this.#idle = setTimeout$1(() => {
			this.#hasGivenUp = true;
		}, closingTime);
		this.#wanted = 0;
		this.#drops.forget("leftover");
		this.#drops.add("unused", this.#ready.splice(0));
		this.#wake();
	}
	#rest() {
		if (this.#inUse > 0 || this.#drops.isAwaited || this.#making > 0) this.#idle.refresh();
		else this.close();
	}
	/** When the test has gone on: only to ask the server for something takes longer than all else here. */
	#wakeSoon() {
		setImmediate(() => this.#wake());
	}
	#wake() {
		this.#idle.refresh();
		for (const lane of this.#lanes) lane.wake();
		this.#stay();
	}
	/** Keeps the process alive, which the connections do not: while somebody waits, and for what is to be dropped in the end. */
	#stay() {
		if (this.#hasGivenUp) return;
		const isToBeDropped = this.#drops.isAwaited || this.#isClosed && this.#making > 0;
		if (this.#waiting.length > 0 || isToBeDropped) this.#idle.ref();
		else this.#idle.unref();
	}
	#nextCopy() {
		if (this.#ready.length + this.#making >= this.#wanted + this.#waiting.length) return void 0;
		this.#making += 1;
		return async (connect) => {
			await this.#make(connect);
			this.#making -= 1;
		};
	}
	async #make(connect) {
		try {
			const name = this.#owner.name(this.#template);
			const admin = await connect();
			await copyDatabase(admin, this.#template, name);
			this.#give(name);
			if (this.#hasTidiedUp) return;
			this.#hasTidiedUp = true;
			this.#drops.add("leftover", await leftovers(admin));
		} catch (error) {
			this.#fail(error);
		}
	}
	#give(name) {
		if (!this.#isClosed) this.#wanted = copiesAhead;
		const waiting = this.#waiting.shift();
		if (waiting) waiting.resolve(name);
		else if (this.#wanted > 0) this.#ready.push(name);
		else this.#drops.add("unused", [name]);
		this.#wake();
	}
	/** Tells those who wait. Nothing more is made ahead until somebody asks again and gets one. */
	#fail(error) {
		this.#wanted = 0;
		this.#inUse -= this.#waiting.length;
		for (const { reject } of this.#waiting.splice(0)) reject(error);
	}
};
// src/testing/databases/environment.ts
/** What the test runner and ram-postgres told this process: of the library only this file reads it. */
function processEnvironment() {
	return process.env;
}
/**
* The connection string of the migrated database.
*
* @throws {Error} when there is none, with what to do
*/
function databaseUrl(env) {
	const { DATABASE_URL } = env;
	if (DATABASE_URL) return DATABASE_URL;
	throw new Error("DATABASE_URL is not set, so there is no database to test with: run the tests by ram-postgres, as in `npx ram-postgres -- npm test`, or name a database by `connectionString`");
}
// src/testing/databases/fresh-database.ts
/**
* A new copy of the migrated database, with all its rows, for a test that commits, uses several connections, listens or
* needs isolation levels.
*
* ```ts
* await using database = await freshDatabase();
* const client = new pg.Client(database.connectionString);
* ```
*
* From the first call on, a few copies are made ahead, so that the next calls take next to no time; they are dropped
* after some seconds without a call. So what is copied should be finished by the first call: a copy may be as old as the
* call before. Copies of a process that was ended are dropped by the next one.
*
* @throws {Error} that names the connections, when for some two seconds somebody stays connected to what is to be copied
*/
async function freshDatabase({ connectionString = databaseUrl(processEnvironment()), template = databaseOf(connectionString) } = {}) {
	const pool = poolFor(withDatabase(connectionString, template), template);
	const name = await pool.take();
	let isDropped = false;
	const drop = async () => {
		if (isDropped) return;
		isDropped = true;
		pool.drop(name);
	};
	return {
		name,
		connectionString: withDatabase(connectionString, name),
		drop,
		[Symbol.asyncDispose]: drop
	};
}
const pools = /* @__PURE__ */ new Map();
function poolFor(connectionString, template) {
	const known = pools.get(connectionString);
	if (known) return known;
	if (pools.size === 0) process.once("beforeExit", closeAll);
	const onClose = () => {
		pools.delete(connectionString);
		if (pools.size === 0) process.off("beforeExit", closeAll);
	};
	const pool = new CopyPool(connectionString, {
		template,
		onClose
	});
	pools.set(connectionString, pool);
	return pool;
}
/** Of a process that ends by itself nothing is left; one that is ended leaves it to the next. */
function closeAll() {
	for (const pool of pools.values()) pool.close();
}
// src/testing/databases/worker-number.ts
/**
* Where runners tell a worker its number; the first that is set counts. All stay within the number of workers, so that
* as many databases do.
*/
const runners = [
	{
		variable: "VITEST_POOL_ID",
		first: 1
	},
	{
		variable: "JEST_WORKER_ID",
		first: 1
	},
	{
		variable: "TEST_PARALLEL_INDEX",
		first: 0
	},
	{
		variable: "TEST_WORKER_INDEX",
		first: 0
	},
	{
		variable: "PYTEST_XDIST_WORKER",
		first: 0,
		form: /^gw(\d+)$/,
		alone: "master"
	},
	{
		variable: "MOCHA_WORKER_ID",
		first: 0
	},
	{
		variable: "CUCUMBER_WORKER_ID",
		first: 0
	},
	{
		variable: "NODE_TEST_WORKER_ID",
		first: 1
	}
];
/**
* Which of the parallel workers this process is, from 1 on; `undefined` when no runner says.
*
* @throws {Error} when what a runner says is no number
*/
function workerNumber(env) {
	const runner = runners.find(({ variable }) => env[variable]);
	if (!runner) return void 0;
	const { variable, first, form = /^(\d+)$/, alone } = runner;
	const value = env[variable] ?? "";
	if (value === alone) return void 0;
	const counted = Number(form.exec(value)?.[1]);
	if (counted >= first) return counted - first + 1;
	throw new Error(`${variable}: expected the number of a worker, from ${first} on, got "${value}"`);
}
// src/testing/databases/worker-database.ts
/** https://www.postgresql.org/docs/current/limits.html */
const longestName$1 = 63;
const made = /* @__PURE__ */ new Map();
/**
* The connection string of the database of this parallel worker, `test_1` for the first of a database `test`; that of
* `DATABASE_URL` when the runner tells no worker.
*
* The databases that `--worker-databases` made are used first. For a worker beyond them a copy is made on first use,
* which the worker's later processes use again, with what was committed in it: runners start a process for every test
* file. It is made anew only when the database it is a copy of was itself; after migrating that one further, drop the
* copies or start a new server.
*
* ```ts
* const pool = new pg.Pool({ connectionString: await workerDatabaseUrl() });
* ```
*
* @param env where the runner tells the worker's number (`VITEST_POOL_ID`, `JEST_WORKER_ID`, `TEST_PARALLEL_INDEX`, …);
*   the process's own by default
* @throws {Error} without a `DATABASE_URL`, or when somebody stays connected to the database to be copied
*/
async function workerDatabaseUrl(env = processEnvironment()) {
	const url = databaseUrl(env);
	const number = workerNumber(env);
	if (number === void 0) return url;
	const name = `${databaseOf(url)}_${number}`;
	if (number <= workerDatabases(env)) return env[`DATABASE_URL_${number}`] || withDatabase(url, name);
	const own = withDatabase(url, name);
	const making = made.get(own) ?? makeDatabase(url, name).then(() => own);
	made.set(own, making);
	making.catch(() => made.delete(own));
	return making;
}
function workerDatabases({ WORKER_DATABASES: value = "0" }) {
	if (/^\d*$/.test(value)) return Number(value);
	throw new Error(`WORKER_DATABASES: expected how many there are, got "${value}"`);
}
function makeDatabase(url, name) {
	if (Buffer.byteLength(name) > longestName$1) throw new Error(`the name of the worker's database would be longer than ${longestName$1} bytes: ${name}`);
	return withAdmin(url, async (admin) => {
		const template = databaseOf(url);
		const state = await stateOf(admin, name, template);
		if (state === "current") return;
		if (state === "outdated") await dropDatabase(admin, name);
		await copyDatabase(admin, template, name).catch((error) => {
			if (!["42P04", "23505"].includes(codeOf(error) ?? "")) throw error;
		});
	});
}
/** Whether there is a copy; it is outdated when its template was made later, as by a reset that drops and creates it. */
async function stateOf({ client }, name, template) {
	const { rows } = await client.query(`SELECT CASE WHEN copy.oid < original.oid THEN 'outdated' ELSE 'current' END AS state
       FROM pg_database copy, pg_database original
      WHERE copy.datname = $1 AND original.datname = $2`, [name, template]);
	return rows[0]?.state ?? "missing";
}
/** Of a database that somebody uses, the server's error says so: it may be another test run's. */
async function dropDatabase({ client }, name) {
	await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)}`);
}
// src/testing/acting-user.ts
/** Whom a session acts as: the role depends on the user, and what else can be set on both. RESET ALL leaves them. */
const userSettings = ["session_authorization", "role"];
/** Act as whoever has connected. https://www.postgresql.org/docs/current/sql-set-session-authorization.html */
const actAsConnected = "RESET SESSION AUTHORIZATION; RESET ROLE";
function actsAsAnother(settings) {
	return userSettings.some((name) => settings.has(name));
}
/** After {@link actAsConnected}. */
function asConnected(settings) {
	if (!actsAsAnother(settings)) return settings;
	return new Map([...settings].filter(([name]) => !userSettings.includes(name)));
}
// src/testing/constraints.ts
const check = "SET CONSTRAINTS ALL IMMEDIATE";
/**
* By their names, as there is no other way. A name is of all constraints in its schema that have it: where one of them
* is deferred at first, all are left so, which is found out too late rather than too early. So it is with those which
* the sandbox's own user cannot name.
*/
const initiallyImmediate = `SELECT pg_catalog.string_agg(name, ', ') FROM (
  SELECT pg_catalog.format('%I.%I', n.nspname, c.conname) AS name
    FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace
   WHERE c.condeferrable AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')
     AND NOT pg_catalog.pg_is_other_temp_schema(n.oid)
   GROUP BY n.nspname, c.conname HAVING NOT pg_catalog.bool_or(c.condeferred)) AS names`;
const restoreByLooking = `SET CONSTRAINTS ALL DEFERRED;
DO $ram_postgres$ DECLARE names text := (${initiallyImmediate}); BEGIN
  IF names IS NOT NULL THEN EXECUTE 'SET CONSTRAINTS ' || names || ' IMMEDIATE'; END IF;
END $ram_postgres$`;
/** Statements by which no constraint comes or goes. */
const ordinary = /^(select|insert|update|delete|merge|with|values|table|copy|fetch|explain|show|set constraints|)$/;
function mayChangeSchema(statements) {
	return statements.some(({ action }) => action.kind === "other" && !ordinary.test(action.command));
}
/**
* The deferred constraints of a database. A release of a savepoint does not look at them as a commit does, so that has
* to be asked for, and their modes put back: https://www.postgresql.org/docs/current/sql-set-constraints.html
*/
var Constraints = class {
	#link;
	#atCommit;
	/** Within this test the schema may have changed. */
	#mayHaveChanged = false;
	constructor(link) {
		this.#link = link;
	}
	/** Looks at the schema as it is outside of a test. */
	async look() {
		const [hasDeferrable] = await this.#link.ask("SELECT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgdeferrable)::text");
		if (hasDeferrable !== "true") {
			this.#atCommit = void 0;
			return;
		}
		const [names] = await this.#link.ask(initiallyImmediate);
		const immediate = names ? `; SET CONSTRAINTS ${names} IMMEDIATE` : "";
		this.#atCommit = checkWith(`SET CONSTRAINTS ALL DEFERRED${immediate}`);
	}
	/** What a test has done is undone. */
	reset() {
		this.#mayHaveChanged = false;
	}
	note(statements) {
		this.#mayHaveChanged ||= mayChangeSchema(statements);
	}
	/** Nothing where there is no constraint that can be deferred. */
	atCommit() {
		return this.#mayHaveChanged ? checkByLooking : this.#atCommit;
	}
};
function checkWith(restore) {
	return {
		check,
		restore: (isAnother) => isAnother ? `${actAsConnected}; ${restore}` : restore
	};
}
const checkByLooking = checkWith(restoreByLooking);
// src/testing/refusals.ts
/** As the server has it: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const transactionAborted = {
	code: "25P02",
	message: "current transaction is aborted, commands ignored until end of transaction block"
};
function outsideOf(command) {
	return {
		code: "25P01",
		message: `${command} can only be used in transaction blocks`
	};
}
const notPreparable = {
	code: "0A000",
	message: "PREPARE TRANSACTION cannot be used in a sandbox",
	detail: "It would take the test's own transaction, which has to be there to be rolled back.",
	hint: "Take a database of the test's own: freshDatabase(), or sandbox.unboxed()."
};
const mixedUnit = {
	code: "0A000",
	message: "transaction control and other statements cannot share one Sync in a sandbox",
	hint: "Send BEGIN, COMMIT, ROLLBACK and savepoints as queries of their own."
};
// src/testing/control-commands.ts
/** Carries out statements of transaction control by savepoints. */
var ControlCommands = class {
	#lane;
	constructor(lane) {
		this.#lane = lane;
	}
	get #transactions() {
		return this.#lane.transactions;
	}
	async run(session, unit, { action, text }) {
		const { transaction } = session;
		switch (action.kind) {
			case "begin":
				if (transaction?.hasFailed) return { error: transactionAborted };
				if (transaction) session.deliver(notice("25001", "there is already a transaction in progress"));
				else await this.#transactions.begin(session, unit, action.readOnly);
				return { tag: "BEGIN" };
			case "commit":
			case "rollback": return this.#transactions.end(session, unit, action);
			case "prepare transaction": return { error: notPreparable };
			case "set transaction": return this.#setTransaction(session, unit, {
				action,
				text
			});
			case "savepoint":
			case "release":
			case "rollback to": return this.#savepoint(session, unit, {
				action,
				text
			});
			default: throw new Error(`${action.kind} is no transaction control`);
		}
	}
	async #setTransaction(session, unit, { action, text }) {
		const { readOnly, isSnapshot, isAssignment } = action;
		const { transaction } = session;
		if (transaction?.hasFailed) return { error: transactionAborted };
		if (!transaction) {
			const told = notice("25P01", "SET TRANSACTION can only be used in transaction blocks");
			if (!isAssignment) session.deliver(told);
		} else if (isSnapshot || readOnly) {
			await this.#transactions.untilTop(transaction, unit);
			const sql = isSnapshot ? text : "SET TRANSACTION READ ONLY";
			if (!await this.#transactions.send(session, sql)) return this.#transactions.failed(transaction);
		}
		return { tag: "SET" };
	}
	async #savepoint(session, unit, { action, text }) {
		const { kind, name } = action;
		const { transaction } = session;
		const tag = {
			savepoint: "SAVEPOINT",
			release: "RELEASE",
			"rollback to": "ROLLBACK"
		}[kind];
		const command = kind === "rollback to" ? "ROLLBACK TO SAVEPOINT" : kind === "release" ? "RELEASE SAVEPOINT" : tag;
		if (!transaction) return { error: outsideOf(command) };
		await this.#transactions.untilTop(transaction, unit);
		const known = transaction.savepoint(name);
		if (transaction.hasFailed && kind !== "rollback to") return { error: transactionAborted };
		if (kind !== "savepoint" && !known) {
			transaction.hasFailed = true;
			return { error: {
				code: "3B001",
				message: `savepoint "${name}" does not exist`
			} };
		}
		if (!await this.#transactions.send(session, text)) return this.#transactions.failed(transaction);
		if (kind === "savepoint") {
			const before = this.#lane.settings.save(session);
			transaction.savepoints = [...transaction.savepoints, {
				name,
				before
			}];
		} else if (known) {
			transaction.leave(known, kind === "rollback to");
			if (kind === "rollback to") {
				this.#lane.settings.restore(session, known.before);
				transaction.hasFailed = false;
			}
		}
		return { tag };
	}
};
// src/testing/unit.ts
/** Whether it is nothing but statements of transaction control and such as change the session. */
function isControl({ action }) {
	switch (action.kind) {
		case "other":
		case "set":
		case "reset":
		case "copy from client": return false;
		default: return true;
	}
}
/** Whether it leaves the session, the schema and the connection's settings as they are, as nearly all do. */
function isOrdinary({ statements }) {
	return statements.every((statement) => statement.isOrdinary);
}
// src/testing/control-units.ts
/** Runs units in which there is transaction control, and answers in the server's place. */
var ControlUnits = class {
	#lane;
	#commands;
	constructor(lane) {
		this.#lane = lane;
		this.#commands = new ControlCommands(lane);
	}
	run(session, unit) {
		(unit.kind === "query" ? this.#script(session, unit) : this.#answer(session, unit)).catch((error) => {
			session.deliverLast(errorResponse({
				code: "RP001",
				message: error.message
			}));
			session.failed(unit);
		}).then(() => this.#lane.end(session, () => session.finished(unit.ends === "ready" ? session.status : void 0)));
	}
	/** Statement by statement, until one fails. */
	async #script(session, unit) {
		for (const part of partsOf(unit.statements)) {
			const [first] = part;
			if (!first) continue;
			if (!(isControl(first) ? this.#tell(session, await this.#commands.run(session, unit, first)) : await this.#plain(session, unit, part))) return;
		}
	}
	#plain(session, unit, statements) {
		if (session.transaction?.hasFailed) return Promise.resolve(this.#tell(session, { error: transactionAborted }));
		const text = statements.map((statement) => statement.text).join(";");
		const part = {
			...unit,
			statements,
			messages: [queryMessage(text)]
		};
		return new Promise((resolve) => {
			this.#lane.statements.run(session, part, (outcome) => {
				outcome.finish(void 0);
				resolve(outcome.failedAt === void 0);
			});
		});
	}
	/** Answers the extended protocol in the server's place, which sees other statements. */
	async #answer(session, unit) {
		if (!unit.statements.every(isControl)) {
			this.#tell(session, { error: mixedUnit });
			return session.failed(unit);
		}
		const statements = [...unit.statements];
		for (const ask of unit.asks) {
			const statement = ask === "execute" ? statements.shift() : void 0;
			if (!statement) session.deliver(answers[ask]);
			else if (!this.#tell(session, await this.#commands.run(session, unit, statement))) return session.failed(unit);
		}
	}
	#tell(session, result) {
		if (result === "told") return false;
		const hasWorked = "tag" in result;
		if (hasWorked) session.deliver(commandComplete(result.tag));
		else session.deliverLast(errorResponse(result.error));
		return hasWorked;
	}
};
const answers = {
	parse: parseComplete,
	bind: bindComplete,
	"describe statement": Buffer.concat([noParameters, noData]),
	"describe portal": noData,
	execute: commandComplete(""),
	close: closeComplete
};
/** Neighbours that are sent together, and transaction control by itself. */
function partsOf(statements) {
	const parts = [];
	for (const statement of statements) {
		const last = parts.at(-1);
		const before = last?.at(-1);
		if (last && before && !isControl(before) && !isControl(statement)) last.push(statement);
		else parts.push([statement]);
	}
	return parts;
}
// src/testing/exchange.ts
/**
* Of what cannot be done within a transaction, such as VACUUM, or a procedure that commits.
* https://www.postgresql.org/docs/current/errcodes-appendix.html
*/
const needsNoTransaction = /^(25001|2D000)$/;
const hint = "In a sandbox everything runs inside the test's transaction. For this statement take a database of the test's own: freshDatabase(), or sandbox.unboxed().";
/**
* Sends several segments at once and takes the answers apart. When `done` is called the link is free for the next one.
*/
function exchange(link, segments, receiver, done) {
	const all = link.opening ? [opening(link.opening), ...segments] : segments;
	link.opening = void 0;
	link.listen(new Answer(link, all, receiver, done));
	const [first] = all;
	link.send(all.length === 1 && first ? first.messages : all.flatMap(({ messages }) => messages));
}
function opening(sql) {
	return {
		messages: [queryMessage(sql)],
		passes: "errors"
	};
}
var Answer = class {
	#link;
	#segments;
	#receiver;
	#done;
	#index = 0;
	#failedAt;
	#error;
	#prepared = 0;
	#closed = 0;
	#bytes;
	#start = 0;
	#end = 0;
	/** The client's own ReadyForQuery lies behind that range. */
	#hasReady = false;
	constructor(link, segments, receiver, done) {
		this.#link = link;
		this.#segments = segments;
		this.#receiver = receiver;
		this.#done = done;
	}
	message(letter, bytes, start, end) {
		const segment = this.#segments[this.#index];
		if (!segment) return;
		const { passes } = segment;
		switch (letter) {
			case fromServer.readyForQuery:
				this.#ready(bytes, start, end, passes);
				return;
			case fromServer.error:
				this.#fail(bytes, start, end, passes);
				return;
			case fromServer.parseComplete:
				if (!this.#isParseForClient(segment)) return;
				break;
			case fromServer.closeComplete:
				this.#closed += 1;
				if (this.#closed <= (segment.unseenCloses ?? 0)) return;
				break;
			case fromServer.commandComplete:
				segment.completed?.(bytes.toString("latin1", start + 5, end - 1));
				break;
			case fromServer.notification:
				this.#pass(bytes, start, end);
				return;
			case fromServer.copyInResponse:
				this.#pass(bytes, start, end);
				this.#receiver.copyBegan?.();
				return;
		}
		if ((passes === "all" || passes === "errors" && letter === fromServer.notice) && this.#failedAt === void 0) this.#pass(bytes, start, end);
	}
	pause() {
		if (this.#index < this.#segments.length && this.#failedAt === void 0) this.#flush();
	}
	lost(error) {
		this.#receiver.lost?.(error);
	}
	#isParseForClient({ prepares = [], unseenPrepares = 0 }) {
		const name = prepares[this.#prepared];
		this.#prepared += 1;
		if (name) this.#link.prepared.add(name);
		return this.#prepared > unseenPrepares;
	}
	#fail(bytes, start, end, passes) {
		if (!(this.#failedAt === void 0)) return;
		this.#failedAt = this.#index;
		this.#error = readFields(bytes.subarray(start, end));
		if (passes === "nothing") return;
		if (needsNoTransaction.test(this.#error.get("C") ?? "") && !this.#error.has("H")) {
			const whole = withHint(bytes.subarray(start, end));
			this.#pass(whole, 0, whole.length);
		} else this.#pass(bytes, start, end);
	}
	#ready(bytes, start, end, passes) {
		this.#prepared = 0;
		this.#closed = 0;
		if (passes === "all") this.#hasReady = this.#bytes === bytes && this.#end === start;
		this.#index += 1;
		if (this.#index < this.#segments.length) return;
		this.#link.listen(void 0);
		const status = String.fromCharCode(bytes[end - 1] ?? 0);
		this.#done({
			failedAt: this.#failedAt,
			error: this.#error,
			status,
			finish: (told) => this.#finish(told)
		});
	}
	#pass(bytes, start, end) {
		if (this.#bytes === bytes && this.#end === start && !this.#hasReady) {
			this.#end = end;
			return;
		}
		this.#flush();
		this.#bytes = bytes;
		this.#start = start;
		this.#end = end;
	}
	#flush() {
		const bytes = this.#bytes?.subarray(this.#start, this.#end);
		this.#bytes = void 0;
		this.#hasReady = false;
		if (bytes) this.#receiver.deliver?.(bytes);
	}
	#finish(status) {
		const bytes = this.#bytes;
		if (!status) this.#flush();
		else if (bytes && this.#hasReady) {
			this.#end += readyBytes;
			bytes[this.#end - 1] = status.charCodeAt(0);
			this.#flush();
		} else {
			this.#flush();
			this.#receiver.deliver?.(readyForQuery(status));
		}
	}
};
const readyBytes = 6;
function withHint(error) {
	const field = Buffer.from(`H${hint}\0\0`);
	const whole = Buffer.concat([error.subarray(0, -1), field]);
	whole.writeInt32BE(whole.length - 1, 1);
	return whole;
}
// src/testing/limits.ts
/**
* Whether a setting of that name would end the sandbox's connection, which is in a transaction and idle while tests do
* other things. https://www.postgresql.org/docs/current/runtime-config-client.html
*/
function isLimit(name) {
	return /^(idle_in_transaction_session|idle_session|transaction)_timeout$/.test(name);
}
/** What to send at once after statements that set such a limit. */
function endOfLimits(statements) {
	const limits = statements.flatMap(({ action }) => action.kind === "set" ? [action.name] : []).filter(isLimit);
	return limits.length > 0 ? limits.map((name) => `SET ${name} = 0`).join("; ") : void 0;
}
// src/testing/settings.ts
/** Startup parameters that are no settings. */
const others = /^(user|database|options|replication|client_encoding|_pq_\..*)$/;
/** Those of a StartupMessage. https://www.postgresql.org/docs/current/protocol-message-formats.html */
function settingsAtStart(bytes) {
	const atStart = /* @__PURE__ */ new Map();
	const put = (given, value) => {
		const name = given.toLowerCase();
		if (others.test(name) || isLimit(name)) return;
		atStart.set(name, `SELECT pg_catalog.set_config(${quote(name)}, ${quote(value)}, false)`);
	};
	for (let position = 8; position < bytes.length - 1;) {
		const { text: name, end } = readText(bytes, position);
		const { text: value, end: next } = readText(bytes, end);
		position = next;
		if (name === "options") for (const [given, text] of optionsOf(value)) put(given, text);
		else put(name, value);
	}
	return withStart(atStart, atStart);
}
/** Of `-c name=value` and `--name=value`, where a backslash stands before a space that is part of it. */
function optionsOf(text) {
	return (text.match(/(?:\\.|[^\s\\])+/g) ?? []).map((word) => word.replace(/\\(.)/g, "$1")).map((word) => /^(?:-c|--)?([^=]+)=(.*)$/s.exec(word)).filter((match) => match !== null).map(([, name = "", value = ""]) => [name.replaceAll("-", "_"), value]);
}
function quote(value) {
	return `'${value.replaceAll("'", "''")}'`;
}
function quoteName(name) {
	return name.split(".").map((part) => `"${part.toLowerCase().replaceAll("\"", "\"\"")}"`).join(".");
}
/** What a session has set after these statements, for longer than their transaction. */
function settingsAfter(settings, statements) {
	return changedBy(statements, settings, {
		atStart: settings.atStart,
		takesLocal: false
	});
}
/** The same until their transaction ends. */
function settingsWithin(settings, statements) {
	return changedBy(statements, settings, {
		atStart: settings.atStart,
		takesLocal: true
	});
}
/** What a connection has after these statements: RESET takes it back to its own start, not to that of a client. */
function settingsOnLink(settings, statements) {
	return changedBy(statements, settings, {
		atStart: void 0,
		takesLocal: true
	});
}
/** The same of a client's own connection, where what is set for a transaction alone ends by itself. */
function settingsOnOwnLink(settings, statements) {
	return changedBy(statements, settings, {
		atStart: void 0,
		takesLocal: false
	});
}
function changedBy(statements, settings, { atStart, takesLocal }) {
	let changed;
	const put = (name, text) => {
		changed ??= new Map(settings);
		if (text === void 0) changed.delete(name);
		else changed.set(name, text);
	};
	for (const { action, text } of statements) {
		if (action.kind !== "set" && action.kind !== "reset") continue;
		if (action.isLocal && !takesLocal) continue;
		const { name } = action;
		if (name === void 0) {
			const kept = [...changed ?? settings].filter(([each]) => userSettings.includes(each));
			changed = new Map([...atStart ?? [], ...kept]);
		} else if (!isLimit(name)) {
			put(name, action.kind === "set" ? text : atStart?.get(name));
			if (name === "session_authorization") put("role", action.kind === "set" ? void 0 : atStart?.get("role"));
		}
	}
	return changed ? withStart(changed, atStart) : settings;
}
function withStart(settings, atStart) {
	return Object.assign(new Map(settings), { atStart });
}
/**
* Whether they set something by a function for the transaction alone, with anything but a plain `false` for its last
* argument, `is_local`. Its name can't be told, as it may come from anywhere: until the transaction ends, other clients
* have it too, and then all settings are made anew.
*/
function setsByFunction(statements) {
	return statements.some(({ text }) => localByFunction.test(text));
}
const localByFunction = /\bset_config\s*\((?!(?:[^()]|\([^()]*\))*,\s*false\s*\))/i;
/** What to send so that a connection has the settings of a session; nothing most of the time. */
function settingsToSend(link, settings) {
	const { settings: present, unknownSettings } = link;
	const isUnknown = unknownSettings.size > 0;
	if (present === settings && !isUnknown) return void 0;
	const changed = [.../* @__PURE__ */ new Set([...asConnected(present).keys(), ...asConnected(settings).keys()])].filter((name) => isUnknown || present.get(name) !== settings.get(name));
	const isSameUser = userSettings.every((name) => present.get(name) === settings.get(name));
	if (changed.length === 0 && isSameUser && !isUnknown) return void 0;
	const statements = changed.map((name) => settings.get(name) ?? resetOf(name));
	if (isUnknown) statements.unshift("RESET ALL");
	if (isUnknown || actsAsAnother(present)) statements.unshift(actAsConnected);
	statements.push(...userSettings.flatMap((name) => settings.get(name) ?? []));
	return statements.join("\n;");
}
function resetOf(name) {
	if (name === "session characteristics") return "RESET default_transaction_isolation; RESET default_transaction_read_only; RESET default_transaction_deferrable";
	return `RESET ${quoteName(name)}`;
}
// src/testing/lane-settings.ts
const none = /* @__PURE__ */ new Set();
/** As a link has it. */
const all = /* @__PURE__ */ new Set(["*"]);
/** The settings of a connection that several sessions share, each of which has its own. */
var LaneSettings = class {
	#link;
	constructor(link) {
		this.#link = link;
	}
	/** What to send so that the connection has those of a session; nothing most of the time. */
	toSend({ settings }) {
		const sql = settingsToSend(this.#link, settings);
		this.#link.settings = settings;
		this.#link.unknownSettings = none;
		return sql;
	}
	/** A statement of ours that the session's settings matter to. */
	before(session, sql) {
		const settings = this.toSend(session);
		return settings ? `${settings}\n;${sql}` : sql;
	}
	save({ settings, transaction }) {
		const link = this.#link;
		return {
			ofSession: settings,
			lasting: transaction?.lasting ?? settings,
			ofLink: link.settings,
			unknown: link.unknownSettings
		};
	}
	restore(session, before) {
		session.settings = before.ofSession;
		if (session.transaction) session.transaction.lasting = before.lasting;
		this.#link.settings = before.ofLink;
		this.#link.unknownSettings = before.unknown;
	}
	/** Heeds what a unit that has worked has set. */
	note(session, unit) {
		if (isOrdinary(unit)) return;
		const { statements } = unit;
		const { transaction } = session;
		const hasSetByFunction = setsByFunction(statements);
		this.#link.settings = settingsOnLink(session.settings, statements);
		if (transaction) {
			session.settings = settingsWithin(session.settings, statements);
			transaction.lasting = settingsAfter(transaction.lasting, statements);
			transaction.hasSetByFunction ||= hasSetByFunction;
		} else {
			session.settings = settingsAfter(session.settings, statements);
			if (hasSetByFunction) this.#link.unknownSettings = all;
		}
	}
	/** A transaction's own settings end with it; the connection has them until others are sent. */
	endLocal({ session, lasting, hasSetByFunction }) {
		session.settings = lasting;
		if (hasSetByFunction) this.#link.unknownSettings = all;
	}
};
// src/testing/segment-of.ts
/** What a unit sends, and before it the prepared statements that this connection has not heard of. */
function segmentOf(link, session, unit) {
	const { messages, prepares, unseenCloses, needs } = unit;
	const missing = needs.filter((name) => !link.prepared.has(name));
	if (missing.length === 0) return {
		messages,
		passes: "all",
		prepares,
		unseenCloses
	};
	const preparing = missing.map((name) => session.preparing(name)).filter((each) => each !== void 0);
	const closing = missing.map(closeStatement);
	return {
		messages: [
			...closing,
			...preparing,
			...messages
		],
		passes: "all",
		prepares: [...missing, ...prepares],
		unseenPrepares: preparing.length,
		unseenCloses: closing.length + unseenCloses
	};
}
function closeStatement(name) {
	return message("C", [statementKind$1], name);
}
const statementKind$1 = 83;
// src/testing/plain-statements.ts
const savepoint = "_ram_postgres_statement";
const enter = {
	messages: [queryMessage(`SAVEPOINT ${savepoint}`)],
	passes: "nothing"
};
const leave = {
	messages: [queryMessage(`RELEASE ${savepoint}`)],
	passes: "nothing"
};
const undo = {
	messages: [queryMessage(`ROLLBACK TO ${savepoint}; RELEASE ${savepoint}`)],
	passes: "nothing"
};
/** Carries out what is no transaction control. */
var PlainStatements = class {
	#lane;
	constructor(lane) {
		this.#lane = lane;
	}
	/** Runs a unit: outside of a transaction so that a failure undoes nothing else. */
	run(session, unit, done) {
		const { transaction } = session;
		if (!transaction) this.#alone(session, unit, done);
		else if (this.#lane.transactions.isTop(transaction)) this.#within(transaction, unit, done);
		else this.#alone(session, unit, (outcome) => {
			if (outcome.failedAt !== void 0) transaction.hasFailed = true;
			done(outcome);
		});
	}
	#within(transaction, unit, done) {
		const { session } = transaction;
		const preparation = this.#preparation(session);
		const segment = segmentOf(this.#lane.link, session, unit);
		const segments = [
			...preparation,
			segment,
			...withoutLimits(unit)
		];
		exchange(this.#lane.link, segments, this.#lane.receiver(session), (outcome) => {
			this.#look(unit, outcome);
			if (outcome.failedAt !== void 0) {
				this.#lane.transactions.undoFailure(transaction, () => done(outcome));
				return;
			}
			this.#lane.settings.note(session, unit);
			done(outcome);
		});
	}
	#alone(session, unit, done) {
		const before = this.#lane.settings.save(session);
		const begin = [
			enter,
			...this.#preparation(session),
			segmentOf(this.#lane.link, session, unit)
		];
		const atCommit = this.#lane.transactions.isInUse ? void 0 : this.#lane.constraints.atCommit();
		const end = [...withoutLimits(unit), ...this.#endOfStatement(session, unit, atCommit)];
		const then = (outcome) => {
			this.#look(unit, outcome);
			if (outcome.failedAt !== void 0) {
				this.#lane.settings.restore(session, before);
				exchange(this.#lane.link, [undo], {}, () => done(outcome));
				return;
			}
			this.#lane.settings.note(session, unit);
			if (atCommit) this.#lane.link.settings = asConnected(this.#lane.link.settings);
			done(outcome);
		};
		const receiver = this.#lane.receiver(session);
		if (unit.statements.some(({ action }) => action.kind === "copy from client")) exchange(this.#lane.link, begin, receiver, (copied) => {
			if (copied.failedAt !== void 0) return then(copied);
			copied.finish(void 0);
			exchange(this.#lane.link, end, receiver, then);
		});
		else exchange(this.#lane.link, [...begin, ...end], receiver, then);
	}
	/** Deferred constraints are looked at when a statement is through, as at a commit. */
	#endOfStatement({ settings }, { statements }, atCommit) {
		if (!atCommit) return justLeave;
		const isAnother = actsAsAnother(settingsOnLink(settings, statements)) || setsByFunction(statements);
		const end = `${atCommit.restore(isAnother)}; RELEASE ${savepoint}`;
		return [{
			messages: [queryMessage(atCommit.check)],
			passes: "errors"
		}, {
			messages: [queryMessage(end)],
			passes: "errors"
		}];
	}
	#preparation(session) {
		const sql = this.#lane.settings.toSend(session);
		return sql ? [{
			messages: [queryMessage(sql)],
			passes: "errors"
		}] : [];
	}
	#look(unit, { status }) {
		if (status === "I") this.#lane.brokenBy ??= unit;
		if (isOrdinary(unit)) return;
		this.#lane.hasPrepared ||= unit.statements.some(({ action }) => action.kind === "other" && action.command === "prepare");
		this.#lane.constraints.note(unit.statements);
		if (unit.statements.some(deallocatesAll)) this.#lane.link.prepared.clear();
	}
};
const justLeave = [leave];
/** Takes back at once what would end the connection for being idle, as it often is within a test. */
function withoutLimits(unit) {
	const sql = isOrdinary(unit) ? void 0 : endOfLimits(unit.statements);
	return sql ? [{
		messages: [queryMessage(sql)],
		passes: "nothing"
	}] : [];
}
/** Those of all clients. Whether it has worked does not matter: a statement that is there is prepared anew. */
function deallocatesAll({ action, text }) {
	return action.kind === "other" && action.command === "deallocate" && /\ball\b/i.test(text);
}
// src/testing/app-transaction.ts
/** A transaction of the application, which is a savepoint in the test's. */
var AppTransaction = class {
	session;
	/** Of its savepoint. */
	name;
	place;
	mark;
	isReadOnly;
	before;
	/** As the server would have it: until it is rolled back, statements are refused. */
	hasFailed = false;
	/** The application's own savepoints in it. */
	savepoints = [];
	/** The settings of its session but for those made for it alone. */
	lasting;
	/** Settings may have been made for it alone by a function. */
	hasSetByFunction = false;
	/** When it was last heard of, in milliseconds of {@link nowMs}. */
	lastUsed = nowMs();
	/** Its client is gone: it is undone as soon as none is within it. */
	isAbandoned = false;
	constructor(options) {
		this.session = options.session;
		this.name = `_ram_postgres_transaction_${options.depth}`;
		this.place = options.place;
		this.mark = options.mark;
		this.isReadOnly = options.isReadOnly;
		this.before = options.before;
		this.lasting = options.before.lasting;
	}
	/** The last savepoint of that name. */
	savepoint(name) {
		return this.savepoints.findLast((each) => each.name === name);
	}
	/** Leaves those from one on; with it, unless `isKept`. */
	leave(savepoint, isKept) {
		const index = this.savepoints.indexOf(savepoint);
		this.savepoints = this.savepoints.slice(0, isKept ? index + 1 : index);
	}
};
// src/testing/transaction-queue.ts
/** How long a transaction whose begin surrounds another's may do nothing until that one is taken into it. */
const nestAfterMs = 100;
/** How long one may do nothing while another waits for it. Test runners give up a test after 5 s. */
const patienceMs$1 = 3e3;
const lookEveryMs = 25;
/** The application's transactions in one test: one after the other, since they share its connection. */
var TransactionQueue = class {
	#lane;
	#warn;
	#open = [];
	#waiters = [];
	/** Somebody has been told to begin, and has not got to it yet. */
	#isPromised = false;
	#timer;
	constructor(lane, warn) {
		this.#lane = lane;
		this.#warn = warn;
	}
	/** Those that are open, each within the one before it. */
	get open() {
		return this.#open;
	}
	get top() {
		return this.#open.at(-1);
	}
	get waiting() {
		return this.#waiters.map(({ place }) => place);
	}
	/**
	* Waits until a transaction may begin.
	*
	* @throws when the one that it waits for does nothing for so long that it will never end
	*/
	async enter(session, { place, within }) {
		const isFree = () => this.#open.length === 0 && !this.#isPromised;
		if (isFree()) return;
		const mayGo = () => {
			if (!isFree()) return false;
			this.#isPromised = true;
			return true;
		};
		await this.#wait({
			session,
			place,
			within,
			mayGo
		});
		if (!session.hasEnded) return;
		this.#isPromised = false;
		this.#letGo();
		throw new Error("the client has gone while its transaction waited for another one");
	}
	/** Waits until those within a transaction are at their end. */
	async untilTop(transaction, place) {
		if (this.top === transaction) return;
		const mayGo = () => this.top === transaction;
		await this.#wait({
			session: transaction.session,
			place,
			within: void 0,
			mayGo
		});
	}
	push(transaction) {
		this.#isPromised = false;
		this.#open.push(transaction);
	}
	remove(transaction) {
		const index = this.#open.indexOf(transaction);
		if (index >= 0) this.#open.splice(index, 1);
		this.#letGo();
	}
	/** A client that goes waits no more. */
	stopWaiting(session) {
		const gone = this.#waiters.filter((waiter) => waiter.session === session);
		for (const waiter of gone) {
			this.#take(waiter);
			waiter.fail(/* @__PURE__ */ new Error("the client has gone"));
		}
	}
	failAll(error) {
		this.#isPromised = false;
		for (const waiter of this.#waiters.splice(0)) waiter.fail(error);
	}
	#wait(waiter) {
		const waited = new Promise((go, fail) => {
			this.#waiters.push({
				...waiter,
				go,
				fail,
				since: nowMs()
			});
		});
		this.#timer ??= setInterval(() => this.#look(), lookEveryMs);
		return this.#lane.turns.giveWay(waited);
	}
	/** The first whose time has come. It has begun or ended something before the next one is looked at. */
	#letGo() {
		const index = this.#waiters.findIndex(({ mayGo }) => mayGo());
		const [waiter] = index < 0 ? [] : this.#waiters.splice(index, 1);
		waiter?.go();
	}
	/** Whoever waits for one that does nothing may wait for itself. */
	#look() {
		const { top } = this;
		if (this.#waiters.length === 0) {
			clearInterval(this.#timer);
			this.#timer = void 0;
			return;
		}
		if (!top || this.#lane.turns.pending.some(({ session }) => session === top.session)) return;
		const now = nowMs();
		for (const waiter of this.#waiters) {
			const idleMs = now - Math.max(top.lastUsed, waiter.since);
			const isInside = () => isWithin(waiter.within, top.mark) || waiter.place.isWithin(top.place);
			if (idleMs >= nestAfterMs && isInside()) this.#nest(waiter, top);
			else if (idleMs >= patienceMs$1) this.#give(waiter, top);
			else continue;
			return;
		}
	}
	#nest(waiter, top) {
		this.#take(waiter);
		this.#warn(`a transaction was begun by ${waiter.place} inside of another one, begun by ${top.place}, which waits for it. In the sandbox they share a connection, so it became part of that one. Hand the outer transaction on, or take freshDatabase() where both must be independent.`);
		waiter.go();
	}
	#give(waiter, top) {
		this.#take(waiter);
		waiter.fail(/* @__PURE__ */ new Error(`${waiter.place} waited ${patienceMs$1 / 1e3} s for the transaction begun by ${top.place}, which did nothing meanwhile. In a sandbox transactions take turns, since they share a connection: end that one first, hand it on to what is done within it, or take freshDatabase() for a test that needs both at once.`));
	}
	#take(waiter) {
		this.#waiters = this.#waiters.filter((each) => each !== waiter);
	}
};
function isWithin(within, mark) {
	if (!mark) return false;
	for (let each = within; each; each = each.within) if (each === mark) return true;
	return false;
}
// src/testing/transactions.ts
/** The application's transactions, which are savepoints in the test's. */
var Transactions = class {
	#lane;
	#queue;
	constructor(lane, warn) {
		this.#lane = lane;
		this.#queue = new TransactionQueue(lane, warn);
	}
	/** Whether there is a transaction of the application. */
	get isInUse() {
		return this.#queue.top !== void 0;
	}
	/** Whether no other one is within it. */
	isTop(transaction) {
		return this.#queue.top === transaction;
	}
	stopWaiting(session) {
		this.#queue.stopWaiting(session);
	}
	get open() {
		return this.#queue.open;
	}
	/** Who waits for another's transaction. */
	get waiting() {
		return this.#queue.waiting;
	}
	async begin(session, unit, isReadOnly) {
		await this.#queue.enter(session, unit.context);
		const lane = this.#lane;
		const transaction = new AppTransaction({
			session,
			isReadOnly,
			depth: this.#queue.open.length,
			place: unit.context.place,
			mark: unit.context.mark,
			before: lane.settings.save(session)
		});
		const readOnly = isReadOnly ? "; SET TRANSACTION READ ONLY" : "";
		await this.send(session, `SAVEPOINT ${transaction.name}${readOnly}`);
		session.transaction = transaction;
		session.pinned = lane;
		this.#queue.push(transaction);
		if (transaction.mark) transaction.mark.isOpen = true;
	}
	async end(session, unit, { kind, chain }) {
		const { transaction } = session;
		if (!transaction) {
			if (chain) return { error: outsideOf(`${kind.toUpperCase()} AND CHAIN`) };
			session.deliver(notice("25P01", "there is no transaction in progress"));
			return { tag: kind.toUpperCase() };
		}
		await this.#queue.untilTop(transaction, unit.context.place);
		const isCommit = kind === "commit" && !transaction.hasFailed;
		const isKept = isCommit && await this.#commit(transaction);
		if (!isKept) await this.#rollback(transaction);
		this.#close(transaction);
		await this.#undoAbandoned();
		if (isCommit && !isKept) return "told";
		if (chain) await this.begin(session, unit, transaction.isReadOnly);
		return { tag: isKept ? "COMMIT" : "ROLLBACK" };
	}
	/** @returns whether it could be committed; the client has been told why not */
	async #commit(transaction) {
		const { session, name, hasSetByFunction } = transaction;
		const { link } = this.#lane;
		const atCommit = this.#queue.open.length > 1 ? void 0 : this.#lane.constraints.atCommit();
		let restore = "";
		if (atCommit) {
			const check = this.#lane.settings.before(session, atCommit.check);
			if (!await this.send(session, check)) return false;
			restore = `${atCommit.restore(actsAsAnother(link.settings) || hasSetByFunction)}; `;
		}
		if (!await this.send(session, `${restore}RELEASE ${name}`)) return false;
		if (atCommit) link.settings = asConnected(link.settings);
		this.#lane.settings.endLocal(transaction);
		return true;
	}
	async #rollback({ session, name, before }) {
		await new Promise((resolve) => {
			const messages = [queryMessage(`ROLLBACK TO ${name}; RELEASE ${name}`)];
			exchange(this.#lane.link, [{
				messages,
				passes: "nothing"
			}], {}, () => resolve());
		});
		this.#lane.settings.restore(session, before);
	}
	/** Those whose clients are gone, as soon as none is within them. */
	async #undoAbandoned() {
		for (let top = this.#queue.top; top?.isAbandoned; top = this.#queue.top) {
			await this.#rollback(top);
			this.#close(top);
		}
	}
	#close(transaction) {
		transaction.session.transaction = void 0;
		transaction.session.pinned = void 0;
		this.#queue.remove(transaction);
	}
	/** Waits until those within a transaction are at their end. */
	untilTop(transaction, { context }) {
		return this.#queue.untilTop(transaction, context.place);
	}
	/** Undoes what one of our own statements has failed in, of which the client has been told. */
	async failed(transaction) {
		await new Promise((resolve) => this.undoFailure(transaction, resolve));
		return "told";
	}
	/**
	* Undoes what has failed in a transaction, back to where the application itself can go back to: the connection is to
	* be of use to others, while the transaction is as good as ended.
	*/
	undoFailure(transaction, done) {
		const { session } = transaction;
		const last = transaction.savepoints.at(-1);
		const sql = `ROLLBACK TO SAVEPOINT ${last ? `"${last.name.replaceAll("\"", "\"\"")}"` : transaction.name}`;
		transaction.hasFailed = true;
		this.#lane.settings.restore(session, (last ?? transaction).before);
		exchange(this.#lane.link, [{
			messages: [queryMessage(sql)],
			passes: "nothing"
		}], {}, () => done());
	}
	/** Sends a statement of ours; the client gets its error, if it fails. */
	send(session, sql) {
		return new Promise((resolve) => {
			const segment = {
				messages: [queryMessage(sql)],
				passes: "errors"
			};
			const deliver = (bytes) => session.deliverLast(bytes);
			const receiver = {
				...this.#lane.receiver(session),
				deliver
			};
			exchange(this.#lane.link, [segment], receiver, (outcome) => {
				outcome.finish(void 0);
				resolve(outcome.failedAt === void 0);
			});
		});
	}
	/** A client that goes leaves its transaction undone, as at a server. */
	async abandon({ transaction }) {
		if (!transaction) return;
		transaction.isAbandoned = true;
		await this.#undoAbandoned();
	}
	/** At the end of a test: nobody waits any more, and what was begun is forgotten. */
	reset(reason) {
		this.#queue.failAll(new Error(reason));
		for (const transaction of [...this.#queue.open]) {
			transaction.session.leftOpen = transaction;
			transaction.session.settings = transaction.before.ofSession;
			this.#close(transaction);
		}
	}
};
// src/testing/turns.ts
/** Who uses a connection, one after the other. */
var Turns = class {
	#queue = [];
	#current;
	#idle = [];
	add(turn) {
		this.#queue.push(turn);
		this.#next();
	}
	/** What runs, or waits for its turn. */
	get pending() {
		return this.#current ? [this.#current, ...this.#queue] : this.#queue;
	}
	/** Does work of our own when its turn has come: clients may leave at any time. */
	async alone(work) {
		await new Promise((begin) => this.add({
			session: void 0,
			unit: void 0,
			begin
		}));
		try {
			await work();
		} finally {
			this.end(() => {});
		}
	}
	/** A turn is over: its client is told, and the next one begins. */
	end(tell) {
		this.#current = void 0;
		tell();
		this.#next();
	}
	/** Lets others have their turns until what is waited for has come; then it is the first again. */
	async giveWay(waited) {
		const turn = this.#current;
		this.#current = void 0;
		this.#next();
		try {
			await waited;
		} finally {
			await new Promise((resolve) => {
				if (turn) this.#queue.unshift({
					...turn,
					begin: resolve
				});
				this.#next();
			});
		}
	}
	/** There is no connection any more: tells all who use it, or wait for it. */
	lose(error) {
		const turns = [...this.pending];
		this.#current = void 0;
		this.#queue.length = 0;
		for (const { session, begin } of turns) if (session) session.lost(error);
		else begin();
		this.#tellIdle();
	}
	/** Resolves when nothing runs and nothing waits for its turn. */
	whenIdle() {
		if (!this.#current && this.#queue.length === 0) return Promise.resolve();
		return new Promise((resolve) => this.#idle.push(resolve));
	}
	#next() {
		if (this.#current) return;
		this.#current = this.#queue.shift();
		if (this.#current) this.#current.begin();
		else this.#tellIdle();
	}
	#tellIdle() {
		for (const resolve of this.#idle.splice(0)) resolve();
	}
};
// src/testing/lane.ts
/** A connection inside a test's transaction, on which the statements of all clients take turns. */
var Lane = class {
	link;
	turns = new Turns();
	constraints;
	settings;
	transactions;
	statements = new PlainStatements(this);
	#control = new ControlUnits(this);
	/** What has ended the test's own transaction, if anything has. */
	brokenBy;
	/** Whether there may be statements prepared by SQL, which the rollback leaves. */
	hasPrepared = false;
	constructor(link, warn) {
		this.link = link;
		this.constraints = new Constraints(link);
		this.settings = new LaneSettings(link);
		this.transactions = new Transactions(this, warn);
		link.onLost = (error) => this.turns.lose(error);
	}
	run(session, unit) {
		const { lost } = this.link;
		if (lost) session.lost(lost);
		else this.turns.add({
			session,
			unit,
			begin: () => this.#begin(session, unit)
		});
	}
	copy(_session, bytes, written) {
		this.link.send([bytes], written);
	}
	leave(session) {
		if (this.link.lost) return;
		this.transactions.stopWaiting(session);
		const names = session.preparedNames.filter((name) => this.link.prepared.delete(name));
		const isInTransaction = session.transaction !== void 0 && session.pinned === this;
		if (names.length === 0 && !isInTransaction) return;
		const begin = async () => {
			if (isInTransaction) await this.transactions.abandon(session);
			const segment = {
				messages: closing(names),
				passes: "nothing"
			};
			exchange(this.link, [segment], {}, () => this.end(session, () => {}));
		};
		this.turns.add({
			session,
			unit: void 0,
			begin
		});
	}
	#begin(session, unit) {
		if (unit.statements.some(isControl)) this.#control.run(session, unit);
		else if (session.transaction?.hasFailed) this.end(session, () => session.refuse(unit, transactionAborted));
		else if (unit.messages.length === 0) this.end(session, () => session.finished(session.status));
		else this.statements.run(session, unit, (outcome) => {
			if (outcome.failedAt !== void 0) session.failed(unit);
			this.end(session, () => {
				outcome.finish(unit.ends === "ready" ? session.status : void 0);
				session.finished(void 0);
			});
		});
	}
	/** The turn is over: the client is told, and the next one begins. */
	end(session, tell) {
		if (session.transaction) session.transaction.lastUsed = nowMs();
		this.turns.end(tell);
	}
	receiver(session) {
		return {
			deliver: (bytes) => session.deliver(bytes),
			copyBegan: () => session.copiesTo(this),
			lost: (error) => session.lost(error)
		};
	}
};
function closing(prepared) {
	return [...prepared.map((name) => message("C", statementKind, name)), syncMessage];
}
const statementKind = [83];
// src/testing/settle.ts
/** How long what runs at the end of a test is waited for. */
const patienceMs = 5e3;
const overWhileWaiting = "the test was rolled back while this transaction waited for another one";
/** Waits for what still runs. @returns whether it has come to its end */
async function settle(lane, warn) {
	await turn();
	const { transactions } = lane;
	for (const { unit, session } of lane.turns.pending) {
		if (!unit || unit.statements.length === 0 || session?.hasClosed) continue;
		warn(`a query was still running when its test was rolled back: ${unit.context.place}. Most often an await is missing.`);
	}
	for (const place of transactions.waiting) warn(`a transaction was still waiting for another one when its test was rolled back: ${place}.`);
	const isIdle = await whenIdle(lane);
	for (const { place } of transactions.open) warn(`a transaction was left open when its test was rolled back, begun by ${place}. It was undone with the test; in production its connection would be of no use to anybody.`);
	transactions.reset(overWhileWaiting);
	if (isIdle) await lane.turns.whenIdle();
	return isIdle;
}
/** With what the code that waited for it goes on to do at once: that is the test's, too. */
async function whenIdle(lane) {
	if (lane.turns.pending.length === 0) return true;
	let timer;
	const outOfPatience = new Promise((resolve) => {
		timer = setTimeout$1(() => resolve(false), patienceMs);
	});
	const idle = async () => {
		while (lane.turns.pending.length > 0) {
			await lane.turns.whenIdle();
			await turn();
		}
		return true;
	};
	const isIdle = await Promise.race([idle(), outOfPatience]);
	clearTimeout(timer);
	return isIdle;
}
// src/testing/box.ts
/** A connection for tests, one after the other, each in a transaction that is rolled back. */
var Box = class Box {
	#options;
	#lane;
	#isOpen = false;
	#ending;
	#settings = /* @__PURE__ */ new Map();
	#unknownSettings = /* @__PURE__ */ new Set();
	/** What is known of the schema is of that one. */
	#schemaVersion;
	constructor(options, lane) {
		this.#options = options;
		this.#lane = lane;
	}
	static async open(options) {
		return new Box(options, await openLane(options));
	}
	get lane() {
		return this.#lane;
	}
	/** Whether a test is under way. */
	get isOpen() {
		return this.#isOpen;
	}
	async begin() {
		if (this.#lane.link.lost) await this.#reopen();
		const { link, constraints } = this.#lane;
		const { version } = this.#options.schema;
		if (this.#schemaVersion !== version) {
			await this.#lane.turns.alone(() => constraints.look());
			this.#schemaVersion = version;
		}
		this.#settings = link.settings;
		this.#unknownSettings = link.unknownSettings;
		link.opening = "BEGIN; SAVEPOINT _ram_postgres_test";
		this.#isOpen = true;
	}
	/**
	* Rolls back all that was done since {@link begin}.
	*
	* @throws when something has ended the transaction before
	*/
	rollback() {
		this.#ending ??= this.#end().finally(() => {
			this.#ending = void 0;
		});
		return this.#ending;
	}
	async #end() {
		if (!this.#isOpen) return;
		const isIdle = this.#lane.link.lost ? false : await settle(this.#lane, this.#options.warn);
		this.#isOpen = false;
		if (!isIdle || this.#lane.link.lost) return this.#replace();
		await this.#lane.turns.alone(() => this.#undo());
	}
	async #undo() {
		const { link, brokenBy, constraints, hasPrepared } = this.#lane;
		if (link.opening) {
			link.opening = void 0;
			return;
		}
		let isBroken = brokenBy !== void 0;
		await link.ask(undoing(hasPrepared)).catch(async () => {
			isBroken = true;
			await link.ask("ROLLBACK");
		});
		link.settings = this.#settings;
		link.unknownSettings = this.#unknownSettings;
		constraints.reset();
		if (hasPrepared) link.prepared.clear();
		this.#lane.hasPrepared = false;
		this.#lane.brokenBy = void 0;
		if (!isBroken) return;
		link.unknownSettings = /* @__PURE__ */ new Set(["*"]);
		await link.ask("RESET SESSION AUTHORIZATION; RESET ROLE");
		await constraints.look();
		throw new Error(`the test's transaction was ended by ${brokenBy?.context.place ?? "something"}: what had been done is committed, and was not rolled back. Find what ends it, and take freshDatabase() for a test of it.`);
	}
	/** Something holds the connection and does not let go of it, as a copy does whose data does not come. */
	async #replace() {
		const left = this.#lane;
		const { link, transactions } = left;
		link.destroy();
		transactions.reset(overWhileWaiting);
		left.turns.lose(/* @__PURE__ */ new Error(`the test was over, and this was still running, or waiting behind what was, after ${patienceMs / 1e3} s: wait in the test for all that it begins`));
		await this.#reopen();
		if (link.lost) throw new Error("the connection to the server was lost during this test: look into the server's log for what ended it", { cause: link.lost });
		const end = `SELECT pg_catalog.pg_terminate_backend(${link.processId}, ${patienceMs})`;
		await this.#lane.link.ask(end).catch(() => {});
	}
	async #reopen() {
		this.#lane = await openLane(this.#options);
		this.#schemaVersion = void 0;
	}
	async close() {
		try {
			if (this.#isOpen) await this.rollback();
		} finally {
			await this.#lane.link.close();
		}
	}
};
/** A ROLLBACK leaves what is the session's own. */
function undoing(hasPrepared) {
	return `ROLLBACK TO SAVEPOINT _ram_postgres_test; ROLLBACK; SELECT pg_catalog.pg_advisory_unlock_all()${hasPrepared ? "; DEALLOCATE ALL" : ""}`;
}
async function openLane({ connectionString, warn }) {
	return new Lane(await Link.open({ connectionString }), warn);
}
// src/testing/boxes.ts
/** The boxes of tests that run at the same time: one for each, and later for another. */
var Boxes = class {
	#options;
	#all = [];
	#free = [];
	#opening = /* @__PURE__ */ new Set();
	constructor(options) {
		this.#options = options;
	}
	get all() {
		return this.#all;
	}
	/** Lends one for as long as some work takes. */
	async lend(work) {
		const box = this.#free.pop() ?? await this.#another();
		try {
			return await work(box);
		} finally {
			this.#free.push(box);
		}
	}
	async #another() {
		const opening = Box.open(this.#options);
		this.#opening.add(opening);
		try {
			const box = await opening;
			this.#all.push(box);
			return box;
		} finally {
			this.#opening.delete(opening);
		}
	}
	/** With those that are still connecting. */
	async close() {
		await Promise.allSettled(this.#opening);
		await Promise.all(this.#all.map((box) => box.close()));
	}
};
// src/testing/writes.ts
/** Tags of commands that have changed rows. https://www.postgresql.org/docs/current/protocol-message-formats.html */
const writing = /^((INSERT \d+|UPDATE|DELETE|MERGE) [1-9]|TRUNCATE)/;
/** Their tags do not tell whether they write, as by a function, and they do the same in a transaction of their own. */
const silent = /^(select|with|values|execute|explain|copy)$/;
/** These may end transactions, unless they run in one that was begun before. */
const silentWithin = /^(do|call)$/;
/** The server counts among writers also who locks rows, and who moves a sequence on. */
const harmless = /\bfor\s+((no\s+key\s+)?update|(key\s+)?share)\b|\b(next|set)val\b/i;
/** Whether only the server can tell what these have written. */
function mayWriteSilently(statements, { isWithin }) {
	const isSilent = ({ action, text }) => action.kind === "other" && (silent.test(action.command) || isWithin && silentWithin.test(action.command)) && !harmless.test(text);
	return statements.length > 0 && statements.every(isSilent);
}
/** What a client has written in its transaction so far, as its statements and their tags tell. */
var Writes = class {
	#first;
	#savepoints = [];
	/** Something was written. */
	add(place) {
		this.#first ??= place;
	}
	/**
	* A statement has done its work.
	*
	* @returns what wrote first of all that it has committed
	*/
	note(tag, statement, place) {
		const { action } = statement ?? unknown;
		switch (action.kind) {
			case "commit": return this.end({ isKept: tag === "COMMIT" });
			case "rollback": return this.end({ isKept: false });
			case "savepoint":
				this.#savepoints = [...this.#savepoints, {
					name: action.name,
					first: this.#first
				}];
				return;
			case "release":
				this.#leave(action.name);
				return;
			case "rollback to":
				this.#first = this.#leave(action.name)?.first;
				this.#savepoints = [...this.#savepoints, {
					name: action.name,
					first: this.#first
				}];
				return;
			case "copy from client":
				if (tag !== "COPY 0") this.add(place);
				return;
			case "other": if (writing.test(tag) || action.command === "create" && tag.startsWith("SELECT")) this.add(place);
		}
	}
	/** The transaction is at its end. @returns what wrote first, if that stays */
	end({ isKept }) {
		const first = isKept ? this.#first : void 0;
		this.#first = void 0;
		this.#savepoints = [];
		return first;
	}
	/** Leaves the last savepoint of that name, and those after it. */
	#leave(name) {
		const index = this.#savepoints.findLastIndex((each) => each.name === name);
		const savepoint = this.#savepoints[index];
		if (savepoint) this.#savepoints = this.#savepoints.slice(0, index);
		return savepoint;
	}
};
const unknown = { action: {
	kind: "other",
	command: ""
} };
// src/testing/direct.ts
/** A client's own connection, for what is outside of any test: all is as it would be without a sandbox. */
var Direct = class {
	/** What it writes is meant to stay. */
	isMeant = false;
	#options;
	#link;
	#opened;
	#status = "I";
	/** Whether its transaction is one of ours, which the client does not know of. */
	#isOurs = false;
	#writes = new Writes();
	constructor(options) {
		this.#options = options;
	}
	run(session, unit) {
		if (this.#opened) this.#run(this.#opened, session, unit);
		else this.#runWhenOpen(session, unit);
	}
	#runWhenOpen(session, unit) {
		this.#link ??= this.#options.open();
		this.#link.then((link) => {
			this.#opened = link;
			link.onNews = (_letter, bytes, start, end) => session.deliver(bytes.subarray(start, end));
			link.onLost = (error) => session.lost(error);
			this.#run(link, session, unit);
		}, (error) => session.lost(error));
	}
	copy(_session, bytes, written) {
		this.#opened?.send([bytes], written);
	}
	leave() {
		this.#link?.then((link) => link.close()).catch(() => {});
	}
	#run(link, session, unit) {
		if (unit.messages.length === 0 && !this.#isOurs) {
			session.finished(this.#status);
			return;
		}
		exchange(link, this.#segments(link, session, unit), {
			deliver: (bytes) => session.deliver(bytes),
			copyBegan: () => session.copiesTo(this),
			lost: (error) => session.lost(error)
		}, (outcome) => {
			const finish = (status) => this.#finish(link, session, unit, {
				...outcome,
				status
			});
			if (this.#isOurs && outcome.status === "E") exchange(link, [rollback], {}, ({ status }) => finish(status));
			else finish(outcome.status);
		});
	}
	#segments(link, session, unit) {
		const sql = settingsToSend(link, session.settings);
		link.settings = session.settings;
		const isReady = unit.ends === "ready";
		const isWithin = this.#status !== "I";
		const isAsked = !this.isMeant && this.#status !== "E" && mayWriteSilently(unit.statements, { isWithin });
		const begins = !isWithin && (isAsked || !isReady);
		this.#isOurs ||= begins;
		const own = unit.messages.length > 0 ? [this.#noting(unit, segmentOf(link, session, unit))] : [];
		return [
			...sql ? [{
				messages: [queryMessage(sql)],
				passes: "errors"
			}] : [],
			...begins ? [begin] : [],
			...isAsked ? this.#asking(unit, own) : own,
			...this.#isOurs && isReady ? [commit] : []
		];
	}
	/** As it came, and each of its statements is noted. */
	#noting({ statements, context }, segment) {
		const waiting = [...statements];
		const completed = (tag) => this.#report(this.#writes.note(tag, waiting.shift(), context.place));
		return {
			...segment,
			completed
		};
	}
	/** Asks the server before and after. */
	#asking({ context }, segments) {
		let hadWritten = false;
		const before = question((hasWritten) => {
			hadWritten = hasWritten;
		});
		const after = question((hasWritten) => {
			if (hasWritten && !hadWritten) this.#writes.add(context.place);
		});
		return [
			before,
			...segments,
			after
		];
	}
	#finish(link, session, unit, { failedAt, status, finish }) {
		const hasFailed = failedAt !== void 0;
		if (!hasFailed) {
			link.settings = settingsOnOwnLink(session.settings, unit.statements);
			session.settings = settingsAfter(session.settings, unit.statements);
		}
		if (mayChangeSchema(unit.statements)) this.#options.onSchemaChange();
		this.#status = status;
		if (status === "I") {
			this.#isOurs = false;
			this.#report(this.#writes.end({ isKept: !hasFailed }));
		}
		session.pinned = status === "I" ? void 0 : this;
		if (hasFailed) session.failed(unit);
		finish(unit.ends === "ready" ? status : void 0);
		session.finished(void 0);
	}
	#report(place) {
		if (place && !this.isMeant) this.#options.onCommitted(place);
	}
};
const begin = {
	messages: [queryMessage("BEGIN")],
	passes: "nothing"
};
const commit = {
	messages: [queryMessage("COMMIT")],
	passes: "errors"
};
const rollback = {
	messages: [queryMessage("ROLLBACK")],
	passes: "nothing"
};
/** A transaction has a number from when it first writes: https://www.postgresql.org/docs/current/transaction-id.html */
const hasNumber = queryMessage("SELECT WHERE pg_catalog.pg_current_xact_id_if_assigned() IS NOT NULL");
function question(told) {
	const completed = (tag) => told(tag === "SELECT 1");
	return {
		messages: [hasNumber],
		passes: "nothing",
		completed
	};
}
// src/testing/homes.ts
/** Tells where a session's statements are to run. */
var Homes = class {
	#options;
	#box;
	#boxes;
	#directs = /* @__PURE__ */ new Map();
	constructor(options, box, boxes) {
		this.#options = options;
		this.#box = box;
		this.#boxes = boxes;
	}
	/** @throws when that can't be told, or its time is over */
	of(session, { home, isCalledBack }) {
		if (isCalledBack) this.#requireOneTest();
		if (home === "unboxed") return this.#directOf(session, true);
		if (home) {
			if (home.isOpen) return home.lane;
			throw new Error("this query comes from a test whose sandbox.run() is over: wait for all that a test begins");
		}
		if (this.#box.isOpen) {
			session.leftOpen = void 0;
			return this.#box.lane;
		}
		return this.#onlyOneOpen() ?? this.#outside(session);
	}
	/** For code that belongs to no run(): that of the only test there is. */
	#onlyOneOpen() {
		const open = this.#boxes.all.filter(({ isOpen }) => isOpen);
		if (open.length < 2) return open[0]?.lane;
		throw new Error(`${open.length} tests run at the same time, and this query comes from code that belongs to none of them, such as a server that was started before. Call the application within sandbox.run(), or run such tests one at a time.`);
	}
	#requireOneTest() {
		const { length } = [this.#box, ...this.#boxes.all].filter(({ isOpen }) => isOpen);
		if (length < 2) return;
		throw new Error(`${length} tests run at the same time, and this query comes from a pool of pg's own, which has one test's queries done in the async context of another. Use sandbox.pg.Pool, or await pool.connect() and query that client.`);
	}
	#outside(session) {
		if (session.leftOpen) throw new Error(overWith(session.leftOpen));
		return this.#directOf(session, false);
	}
	#directOf(session, isMeant) {
		const direct = this.#directs.get(session) ?? this.#newDirect();
		direct.isMeant = isMeant;
		this.#directs.set(session, direct);
		return direct;
	}
	#newDirect() {
		const { connectionString, warn, schema } = this.#options;
		return new Direct({
			open: () => Link.open({ connectionString }),
			onSchemaChange: () => {
				schema.version += 1;
			},
			onCommitted: (place) => warn(`changes were committed outside of a test, by ${place}: other tests see them. Write between sandbox.begin() and sandbox.rollback(), or by sandbox.unboxed() if they are meant to stay.`)
		});
	}
	/** A client has gone. */
	forget(session) {
		this.#directs.get(session)?.leave();
		this.#directs.delete(session);
		for (const { lane } of [this.#box, ...this.#boxes.all]) lane.leave(session);
	}
	close() {
		for (const direct of this.#directs.values()) direct.leave();
	}
};
function overWith({ place }) {
	return `this query belongs to a transaction, begun by ${place}, whose test is over: it was undone with the test. Wait in the test for all that it begins.`;
}
// src/testing/place.ts
const shownText = 80;
/** Calls deep in a library: between a model of Sequelize and its query there are more than the ten that V8 looks at. */
const traceDepth = 50;
/** Where in the user's code something began, and with which statement. */
var Place = class {
	text;
	/**
	* Where its transaction began, or its client was taken from a pool: some libraries send a query where their callers
	* can't be seen.
	*/
	takenAt;
	#trace;
	#frames;
	/**
	* @param below the function whose callers are of interest; without one nobody is looked for, which takes as long as
	*   all else that is done with a query here
	*/
	constructor(text, below) {
		this.text = text;
		if (!below) return;
		this.#trace = {};
		const { stackTraceLimit } = Error;
		Error.stackTraceLimit = traceDepth;
		Error.captureStackTrace(this.#trace, below);
		Error.stackTraceLimit = stackTraceLimit;
	}
	/** The nearest place that is not in a library, as `file:line:column`. */
	get line() {
		return this.#line ?? this.takenAt?.line;
	}
	get #line() {
		return this.#read().filter(({ text }) => !/node_modules|\bnode:|ram-postgres[\\/]dist/.test(text)).map(({ text }) => /\(?((?:file:\/\/)?[^\s()]+:\d+:\d+)\)?$/.exec(text)?.[1]).find((place) => place !== void 0)?.replace("file://", "");
	}
	/**
	* Whether the code of `outer` waits for the code here: it has the same callers up to a function that has gone on
	* since. Libraries begin a transaction so deep inside that the async context does not tell it.
	*/
	isWithin(outer) {
		const here = this.#callers;
		const there = outer.#callers;
		const [last] = here.slice(-1);
		there.length = last ? there.findLastIndex((each) => isSame(each, last)) + 1 : 0;
		while (there.length > 0) {
			const [now, then] = [here.at(-1), there.at(-1)];
			if (!now || !then) break;
			if (!isSame(now, then)) {
				if (!now.isRunning && there.some((each) => each.name === now.name)) return true;
				break;
			}
			here.pop();
			there.pop();
		}
		const { takenAt } = this;
		return takenAt !== void 0 && outer.takenAt !== void 0 && takenAt.isWithin(outer.takenAt);
	}
	/** The innermost first. */
	#read() {
		this.#frames ??= this.#trace ? framesOf(this.#trace) : [];
		return this.#frames;
	}
	get #callers() {
		const frames = this.#read();
		const waiting = frames.findIndex(({ isWaiting }) => isWaiting);
		return frames.map(({ text }, index) => {
			const place = text.replace(/^\s*at (async )?/, "");
			const isRunning = waiting < 0 || index < waiting;
			return {
				place,
				name: place.replace(/(:\d+){1,2}(\)?)$/, "$2"),
				isRunning
			};
		}).filter(({ place }) => !/\bnode:internal/.test(place));
	}
	toString() {
		const text = this.text.replace(/\s+/g, " ").trim();
		const shown = text.length > shownText ? `${text.slice(0, 79)}…` : text;
		const { line } = this;
		return line ? `${shown} (${line})` : shown;
	}
};
function framesOf(trace) {
	const { prepareStackTrace } = Error;
	let isAsync = [];
	if (prepareStackTrace) Error.prepareStackTrace = (error, sites) => {
		isAsync = sites.map((site) => site.isAsync());
		return prepareStackTrace(error, sites);
	};
	try {
		return (trace.stack?.split("\n").slice(1) ?? []).map((text, index) => ({
			text,
			isWaiting: isAsync[index] || /^\s*at async |processTicksAndRej/.test(text)
		}));
	} finally {
		if (prepareStackTrace) Error.prepareStackTrace = prepareStackTrace;
	}
}
function isSame(one, other) {
	if (one.isRunning === other.isRunning) return one.place === other.place;
	const line = /:\d+(\)?)$/;
	return one.place.replace(line, "$1") === other.place.replace(line, "$1");
}
// src/testing/pg-module.ts
/** A module of the shape of `pg`, whose clients live in a sandbox. */
function pgModule(host) {
	/** Where a pool was given a query, which it hands to a client some time. */
	const callers = new AsyncLocalStorage();
	class Client extends pg.Client {
		#session;
		#release;
		#isCalledBack = false;
		constructor(config) {
			const session = host.openSession();
			super({
				...typeof config === "string" ? { connectionString: config } : config,
				stream: () => session.stream
			});
			const secured = this;
			secured.ssl = false;
			secured.connection.ssl = false;
			this.#session = session;
		}
		get release() {
			return this.#release;
		}
		/** Set by a pool just before it calls back; who waits for a promise goes on only after that. */
		set release(release) {
			this.#release = release;
			this.#isCalledBack = true;
			queueMicrotask(() => {
				this.#isCalledBack = false;
			});
		}
		query(...given) {
			const [config, values, callback] = given;
			const isSubmittable = typeof config?.submit === "function";
			if (config === null || config === void 0 || isSubmittable) {
				if (isSubmittable) this.#mark(config);
				return super.query.apply(this, given);
			}
			const NewQuery = pg.Query;
			const query = new NewQuery(config, values, callback);
			query.query_timeout = config.query_timeout;
			this.#mark(query);
			if (query.callback) return super.query(query);
			return new Promise((resolve, reject) => {
				query.callback = (error, result) => error ? reject(error) : resolve(result);
				super.query(query);
			}).catch((error) => {
				Error.captureStackTrace(error);
				throw error;
			});
		}
		/** The session is told where a query comes from when the query's time has come. */
		#mark(query) {
			const session = this.#session;
			const caller = callers.getStore();
			const takenAt = host.taken.placeOf(this);
			const isCalledBack = this.#isCalledBack && !takenAt && !caller;
			const { transaction } = session;
			const sender = {
				below: caller ? void 0 : this.query,
				transaction,
				takenAt,
				isCalledBack
			};
			const own = host.context(textOf(query), sender);
			const context = caller ? {
				...own,
				place: caller
			} : own;
			const { submit } = query;
			query.submit = function(connection) {
				session.context = context;
				return submit.call(this, connection);
			};
		}
	}
	class Pool extends pg.Pool {
		constructor(options = {}) {
			super({
				allowExitOnIdle: true,
				...options,
				Client: options.Client ?? Client
			});
			this.on("release", (_error, client) => host.taken.delete(client));
		}
		query(...given) {
			const [query] = given;
			const text = typeof query === "string" ? query : textOf(query);
			const words = given.map((word) => typeof word === "function" ? here(word) : word);
			const place = new Place(text, this.query);
			return callers.run(place, () => super.query.apply(this, words));
		}
		connect(...given) {
			const taken = callers.getStore() !== void 0 ? void 0 : host.context("pool.connect()", { below: this.connect });
			const note = (client) => {
				if (client && taken) host.taken.add(client, taken);
			};
			const [callback] = given;
			if (!callback) return super.connect().then((client) => {
				note(client);
				return client;
			});
			const call = here(callback);
			super.connect(((error, client, done) => {
				note(client);
				call(error, client, done);
			}));
		}
	}
	return {
		...pg,
		native: null,
		Client,
		Pool
	};
}
function textOf(query) {
	return query?.text ?? query?.cursor?.text ?? "";
}
/** A pool calls back in the async context of whoever has released a client; this one stays in its own. */
function here(callback) {
	return AsyncResource.bind(callback);
}
// src/testing/sql/copy.ts
/** COPY [BINARY] table [(columns)] FROM STDIN …: https://www.postgresql.org/docs/current/sql-copy.html */
function readCopy(reader) {
	if (reader.peekSign() === "(") return void 0;
	while (!reader.isAtEnd) {
		if (reader.takeWord("to")) return void 0;
		if (reader.takeWord("from")) return reader.takeWord("stdin", "stdout") ? { kind: "copy from client" } : void 0;
		reader.skip();
	}
}
// src/testing/sql/identifier.ts
/** As the server folds words without quotes where its encoding is UTF-8: ASCII only. */
function foldCase(text) {
	return /^[\w$]*$/.test(text) ? text.toLowerCase() : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
/**
* The name that a word or a quoted identifier is to the server.
* https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS
*/
function nameOf(written, escapedBy = "\\") {
	if (/^[uU]&"/.test(written)) return truncate(unescapeUnicode(unquote(written.slice(2)), escapedBy));
	return truncate(written.startsWith("\"") ? unquote(written) : foldCase(written));
}
function unquote(quoted) {
	return quoted.slice(1, -1).replaceAll("\"\"", "\"");
}
/** `\0041`, `\+000041`, `\\`: https://www.postgresql.org/docs/current/sql-syntax-lexical.html */
function unescapeUnicode(text, escapedBy) {
	const sign = `\\u{${escapedBy.codePointAt(0)?.toString(16)}}`;
	const escapes = new RegExp(`${sign}(?:(${sign})|([\\da-f]{4})|\\+([\\da-f]{6}))`, "giu");
	return text.replace(escapes, (written, self, short, long) => {
		if (self !== void 0) return self;
		const code = Number.parseInt(short ?? long ?? "", 16);
		return code <= 1114111 ? String.fromCodePoint(code) : written;
	});
}
/** The server cuts names to what fits its catalogs (NAMEDATALEN), and goes on with a notice. */
const longestName = 63;
function truncate(name) {
	if (Buffer.byteLength(name) <= longestName) return name;
	const bytes = Buffer.from(name);
	let end = longestName;
	while (((bytes[end] ?? 0) & 192) === 128) end--;
	return bytes.toString("utf8", 0, end);
}
// src/testing/sql/transaction-modes.ts
/**
* The modes up to the end of a statement, with or without commas between them; none of them when something else comes.
* https://www.postgresql.org/docs/current/sql-set-transaction.html
*/
function readModes(reader) {
	let readOnly;
	let isFirst = true;
	while (!reader.isAtEnd) {
		if (!isFirst) reader.takeSign(",");
		isFirst = false;
		if (reader.takeWords("read", "only")) readOnly = true;
		else if (reader.takeWords("read", "write")) readOnly = false;
		else if (!takeOtherMode(reader)) return void 0;
	}
	return { readOnly };
}
function takeOtherMode(reader) {
	if (reader.takeWords("isolation", "level")) return takeLevel(reader);
	return reader.takeWords("deferrable") || reader.takeWords("not", "deferrable");
}
function takeLevel(reader) {
	return reader.takeWords("serializable") || reader.takeWords("repeatable", "read") || reader.takeWords("read", "committed") || reader.takeWords("read", "uncommitted");
}
// src/testing/sql/session-setting.ts
/** The rest of SET: https://www.postgresql.org/docs/current/sql-set.html */
function readSet(reader) {
	const scope = takeScope(reader);
	const isLocal = scope === "local";
	if (isAssignment(reader)) return readAssignment(reader, isLocal);
	if (reader.takeWord("transaction")) return readSetTransaction(reader);
	if (!scope && reader.takeWord("constraints")) return {
		kind: "other",
		command: "set constraints"
	};
	const name = takeSpecialName(reader, specialNames);
	if (name === void 0) return void 0;
	return takeDefault(reader, name) ? {
		kind: "reset",
		name,
		isLocal
	} : {
		kind: "set",
		name,
		isLocal
	};
}
function readAssignment(reader, isLocal) {
	const name = takeSettingName(reader);
	if (!reader.takeSign("=")) reader.takeWord("to");
	if (takeDefault(reader, name)) return {
		kind: "reset",
		name,
		isLocal
	};
	return readMode(reader, name) ?? {
		kind: "set",
		name,
		isLocal
	};
}
/** Without quotes it is nothing else. SET TIME ZONE LOCAL means the same. */
function takeDefault(reader, name) {
	const words = name === "timezone" ? ["default", "local"] : ["default"];
	return reader.takeWord(...words) !== void 0;
}
/** The rest of RESET: https://www.postgresql.org/docs/current/sql-reset.html */
function readReset(reader) {
	if (reader.takeWord("all")) return end(reader, {
		kind: "reset",
		name: void 0,
		isLocal: false
	});
	const name = takeSpecialName(reader, specialNamesOfReset) ?? takeSettingName(reader);
	return name === "" ? void 0 : end(reader, {
		kind: "reset",
		name,
		isLocal: false
	});
}
function end(reader, action) {
	return reader.isAtEnd ? action : void 0;
}
/** SESSION and LOCAL are no reserved words: they can be names of settings, and their first parts. */
function takeScope(reader) {
	if (isAssignment(reader)) return void 0;
	return reader.peekWord() === "session" && (reader.peekWord(1) === "authorization" || isCharacteristics(reader, 1)) ? void 0 : reader.takeWord("session", "local");
}
/** Not SET SESSION characteristics = …, where it is the name of a setting. */
function isCharacteristics(reader, ahead) {
	return reader.peekWord(ahead) === "characteristics" && reader.peekWord(ahead + 1) === "as";
}
/** Whether what comes is a name of any setting, since only such a one has one of these behind it. */
function isAssignment(reader) {
	const word = reader.peekWord(1);
	const sign = reader.peekSign(1);
	return word === "to" || word === "from" || sign === "=" || sign === ".";
}
function takeSettingName(reader) {
	const parts = [];
	do {
		const part = reader.takeName();
		if (part === void 0) return "";
		parts.push(foldCase(part));
	} while (reader.takeSign("."));
	return parts.join(".");
}
const specialNames = [
	[["time", "zone"], "timezone"],
	[["names"], "client_encoding"],
	[["schema"], "search_path"],
	[["role"], "role"],
	[["session", "authorization"], "session_authorization"],
	[[
		"session",
		"characteristics",
		"as",
		"transaction"
	], "session characteristics"],
	[["xml", "option"], "xmloption"]
];
const specialNamesOfReset = [
	[["time", "zone"], "timezone"],
	[["session", "authorization"], "session_authorization"],
	[[
		"transaction",
		"isolation",
		"level"
	], "transaction_isolation"]
];
function takeSpecialName(reader, names) {
	return names.find(([words]) => reader.takeWords(...words))?.[1];
}
/** https://www.postgresql.org/docs/current/sql-set-transaction.html */
function readSetTransaction(reader) {
	if (reader.takeWord("snapshot")) {
		const isSnapshot = reader.takeString() && reader.isAtEnd;
		return isSnapshot ? setTransaction({ isSnapshot }) : void 0;
	}
	const modes = reader.isAtEnd ? void 0 : readModes(reader);
	return modes && setTransaction({ readOnly: modes.readOnly });
}
/** The rest of SET transaction_read_only and its like. A value that they don't take is left to the server. */
function readMode(reader, name) {
	const values = valuesOfModes.get(name);
	const value = values && reader.takeValue();
	if (value === void 0 || !values?.test(value) || !reader.isAtEnd) return void 0;
	return setTransaction({
		readOnly: name === "transaction_read_only" ? isOn.test(value) : void 0,
		isAssignment: true
	});
}
/** As the server reads them: https://www.postgresql.org/docs/current/config-setting.html */
const isBoolean = /^(t|tr|tru|true|y|ye|yes|on|1|f|fa|fal|fals|false|n|no|of|off|0)$/i;
const isOn = /^[ty1]|^on$/i;
const valuesOfModes = /* @__PURE__ */ new Map([
	["transaction_isolation", /^(serializable|repeatable read|read (un)?committed)$/i],
	["transaction_read_only", isBoolean],
	["transaction_deferrable", isBoolean]
]);
function setTransaction(given) {
	return {
		kind: "set transaction",
		readOnly: void 0,
		isSnapshot: false,
		isAssignment: false,
		...given
	};
}
// src/testing/sql/transaction-control.ts
/**
* How to read what follows each first word of transaction control.
* https://www.postgresql.org/docs/current/sql-begin.html and the pages of the other words
*/
const transactionControl = [
	["abort", whole((reader) => readEnd("rollback", reader))],
	["begin", whole(readBegin)],
	["commit", whole(readCommit)],
	["end", whole((reader) => readEnd("commit", reader))],
	["prepare", whole(readPrepare)],
	["release", whole((reader) => named("release", takeSavepoint(reader)))],
	["rollback", whole(readRollback)],
	["savepoint", whole((reader) => named("savepoint", reader.takeName()))],
	["start", whole((reader) => reader.takeWord("transaction") ? readModesOfBegin(reader) : void 0)]
];
/** With something left, a statement is not what it seemed, and the server complains. */
function whole(read) {
	return (reader) => {
		const action = read(reader);
		return reader.isAtEnd ? action : void 0;
	};
}
function readBegin(reader) {
	skipNoise(reader);
	return readModesOfBegin(reader);
}
function readModesOfBegin(reader) {
	const modes = readModes(reader);
	return modes && {
		kind: "begin",
		readOnly: modes.readOnly ?? false
	};
}
function readEnd(kind, reader) {
	skipNoise(reader);
	return readChain(kind, reader);
}
function readChain(kind, reader) {
	const chain = reader.takeWords("and", "chain");
	if (!chain) reader.takeWords("and", "no", "chain");
	return {
		kind,
		chain
	};
}
function readCommit(reader) {
	return reader.takeWord("prepared") ? readPrepared("commit", reader) : readEnd("commit", reader);
}
/** ABORT has neither PREPARED nor TO. */
function readRollback(reader) {
	if (reader.takeWord("prepared")) return readPrepared("rollback", reader);
	skipNoise(reader);
	if (reader.takeWord("to")) return named("rollback to", takeSavepoint(reader));
	return readChain("rollback", reader);
}
/** COMMIT PREPARED and ROLLBACK PREPARED are about another transaction. */
function readPrepared(command, reader) {
	return reader.takeString() ? {
		kind: "other",
		command: `${command} prepared`
	} : void 0;
}
/** PREPARE transaction AS SELECT … prepares a query of that name instead. */
function readPrepare(reader) {
	return reader.takeWord("transaction") && reader.takeString() ? { kind: "prepare transaction" } : void 0;
}
/** SAVEPOINT alone is a name, as it is no reserved word. */
function takeSavepoint(reader) {
	const first = reader.takeWord("savepoint");
	return reader.isAtEnd ? first : reader.takeName();
}
function named(kind, name) {
	return name === void 0 ? void 0 : {
		kind,
		name
	};
}
function skipNoise(reader) {
	reader.takeWord("work", "transaction");
}
// src/testing/sql/action.ts
const readings = new Map([
	...transactionControl,
	["copy", readCopy],
	["reset", readReset],
	["set", readSet]
]);
/** Whether a statement with this first word is of no other kind than `other`. */
function isPlain(firstWord) {
	return !readings.has(firstWord);
}
/** After the rules of https://github.com/postgres/postgres/blob/REL_17_STABLE/src/backend/parser/gram.y */
function readAction(reader) {
	const isInParentheses = reader.takeSign("(") !== void 0;
	while (reader.takeSign("("));
	const command = reader.peekWord() ?? "";
	reader.skip();
	return (isInParentheses ? void 0 : readings.get(command)?.(reader)) ?? {
		kind: "other",
		command
	};
}
// src/testing/sql/characters.ts
const space = 1;
const identifierStart = 2;
const identifierPart = 4;
const digit = 8;
const operator = 16;
const ascii = /* @__PURE__ */ new Uint8Array(128);
function put(characters, flags) {
	for (const character of characters) {
		const code = character.charCodeAt(0);
		ascii[code] = (ascii[code] ?? 0) | flags;
	}
}
put(" 	\n\r\f\v", space);
put("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_", 6);
put("0123456789", 12);
put("$", identifierPart);
put("~!@#^&|`?+-*/%<>=", operator);
function isIn(code, flags) {
	return ((ascii[code] ?? 0) & flags) !== 0;
}
function isSpace(code) {
	return isIn(code, space);
}
function isNewline(code) {
	return code === 10 || code === 13;
}
/** The server looks at bytes: all that is not ASCII is a letter to it, even a no-break space. */
function isIdentifierStart(code) {
	return code > 127 || isIn(code, identifierStart);
}
function isIdentifierPart(code) {
	return code > 127 || isIn(code, identifierPart);
}
function isDigit(code) {
	return isIn(code, digit);
}
function isOperator(code) {
	return isIn(code, operator);
}
const character = {
	quote: 39,
	doubleQuote: 34,
	dollar: 36,
	ampersand: 38,
	dot: 46,
	minus: 45,
	slash: 47,
	star: 42
};
// src/testing/sql/blanks.ts
/** The end of the white space and the comments that begin at an index. */
function skipBlanks(sql, from) {
	let index = from;
	for (;;) if (isSpace(sql.charCodeAt(index))) index++;
	else if (startsLineComment(sql, index)) index = endOfLine(sql, index);
	else if (startsBlockComment(sql, index)) {
		const end = endOfComment(sql, index);
		if (end === void 0) return index;
		index = end;
	} else return index;
}
function startsComment(sql, index) {
	return startsLineComment(sql, index) || startsBlockComment(sql, index);
}
function startsLineComment(sql, index) {
	return sql.charCodeAt(index) === character.minus && sql.charCodeAt(index + 1) === character.minus;
}
function startsBlockComment(sql, index) {
	return sql.charCodeAt(index) === character.slash && sql.charCodeAt(index + 1) === character.star;
}
/**
* Where a string goes on if it does after a closing quote: past the next opening one, which must stand on another line.
* Only comments to the end of a line may lie between.
* https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-STRINGS
*/
function continuationOf(sql, closed) {
	let index = closed;
	let isOnAnotherLine = false;
	for (;;) {
		const code = sql.charCodeAt(index);
		if (isSpace(code)) {
			isOnAnotherLine ||= isNewline(code);
			index++;
		} else if (startsLineComment(sql, index)) index = endOfLine(sql, index);
		else return isOnAnotherLine && code === character.quote ? index + 1 : void 0;
	}
}
function endOfLine(sql, from) {
	let index = from;
	while (index < sql.length && !isNewline(sql.charCodeAt(index))) index++;
	return index;
}
const bounds = /\/\*|\*\//g;
function endOfComment(sql, start) {
	bounds.lastIndex = start;
	let depth = 0;
	for (let bound = bounds.exec(sql); bound; bound = bounds.exec(sql)) {
		depth += bound[0] === "/*" ? 1 : -1;
		if (depth === 0) return bounds.lastIndex;
	}
}
// src/testing/sql/quotes.ts
/** A string in all its continuations, which escape as their beginning does, from its opening quote. */
function endOfString(sql, start, escaping) {
	let closed = endOfPart(sql, start + 1, escaping);
	for (;;) {
		const next = continuationOf(sql, closed);
		if (next === void 0) return closed;
		closed = endOfPart(sql, next, escaping);
	}
}
function endOfPart(sql, from, escaping) {
	switch (escaping) {
		case "doubling": return endOfDoubling(sql, from, "'");
		case "backslash": return endOfEscaping(sql, from);
		case "none": return orLength(sql, sql.indexOf("'", from), 1);
	}
}
function endOfQuotedIdentifier(sql, start) {
	return endOfDoubling(sql, start + 1, "\"");
}
const delimiters = /\$(?:[A-Za-z_\x80-\uffff][A-Za-z\d_\x80-\uffff]*)?\$/y;
/** A string in `$$` or `$tag$`, if one starts there. */
function endOfDollarQuoted(sql, start) {
	delimiters.lastIndex = start;
	const delimiter = delimiters.exec(sql)?.[0];
	if (delimiter === void 0) return void 0;
	return orLength(sql, sql.indexOf(delimiter, start + delimiter.length), delimiter.length);
}
function endOfDoubling(sql, from, quote) {
	let index = sql.indexOf(quote, from);
	while (index >= 0 && sql[index + 1] === quote) index = sql.indexOf(quote, index + 2);
	return orLength(sql, index, 1);
}
const special = /['\\]/g;
function endOfEscaping(sql, from) {
	special.lastIndex = from;
	for (let match = special.exec(sql); match; match = special.exec(sql)) {
		if (match[0] === "'" && sql[special.lastIndex] !== "'") return special.lastIndex;
		special.lastIndex++;
	}
	return sql.length;
}
function orLength(sql, index, length) {
	return index < 0 ? sql.length : index + length;
}
// src/testing/sql/lexer.ts
/**
* The next token of a text from an index on, past white space and comments, as PostgreSQL's scanner finds it with
* `standard_conforming_strings` on: https://www.postgresql.org/docs/current/sql-syntax-lexical.html
*/
function nextToken(sql, from) {
	const start = skipBlanks(sql, from);
	return start < sql.length ? tokenAt(sql, start) : void 0;
}
function tokenAt(sql, start) {
	const code = sql.charCodeAt(start);
	if (isIdentifierStart(code)) return wordOrPrefixed(sql, start);
	if (code === character.quote) return stringAt(sql, start, start, "doubling");
	if (code === character.doubleQuote) return quotedIdentifierAt(sql, start, start);
	if (code === character.dollar) return afterDollar(sql, start);
	if (isDigit(code) || code === character.dot && isDigit(sql.charCodeAt(start + 1))) return {
		kind: "number",
		start,
		end: endOfNumber(sql, start)
	};
	if (startsComment(sql, start)) return {
		kind: "symbol",
		start,
		end: sql.length
	};
	if (isOperator(code)) return {
		kind: "operator",
		start,
		end: endOfOperator(sql, start)
	};
	return {
		kind: "symbol",
		start,
		end: start + 1
	};
}
/** N'…' needs no mention: the scanner itself makes of it the word NCHAR and a plain string. */
const prefixes = {
	E: "backslash",
	e: "backslash",
	B: "none",
	b: "none",
	X: "none",
	x: "none"
};
function wordOrPrefixed(sql, start) {
	const next = sql.charCodeAt(start + 1);
	if (next === character.quote) {
		const escaping = prefixes[sql.charAt(start)];
		if (escaping) return stringAt(sql, start, start + 1, escaping);
	}
	if (next === character.ampersand && /[uU]/.test(sql.charAt(start))) {
		const quote = sql.charCodeAt(start + 2);
		if (quote === character.quote) return stringAt(sql, start, start + 2, "doubling");
		if (quote === character.doubleQuote) return quotedIdentifierAt(sql, start, start + 2);
	}
	return {
		kind: "word",
		start,
		end: endOfWord(sql, start)
	};
}
function endOfWord(sql, start) {
	let end = start + 1;
	while (isIdentifierPart(sql.charCodeAt(end))) end++;
	return end;
}
function stringAt(sql, start, quote, escaping) {
	return {
		kind: escaping === "none" ? "bit string" : "string",
		start,
		end: endOfString(sql, quote, escaping)
	};
}
function quotedIdentifierAt(sql, start, quote) {
	return {
		kind: "quoted identifier",
		start,
		end: endOfQuotedIdentifier(sql, quote)
	};
}
function afterDollar(sql, start) {
	let end = start + 1;
	while (isDigit(sql.charCodeAt(end))) end++;
	if (end > start + 1) return {
		kind: "parameter",
		start,
		end
	};
	const quoted = endOfDollarQuoted(sql, start);
	return {
		kind: quoted === void 0 ? "symbol" : "string",
		start,
		end: quoted ?? end
	};
}
const digits = String.raw`\d(?:_?\d)*`;
/** With the forms of PostgreSQL 16, which are errors before: 0x1f, 0o17, 0b11, 1_000. Of `1..2`, only the 1. */
const numbers = new RegExp([
	String.raw`0[xX](?:_?[\da-fA-F])+`,
	"0[oO](?:_?[0-7])+",
	"0[bB](?:_?[01])+",
	String.raw`(?:${digits}(?:\.(?!\.)(?:${digits})?)?|\.${digits})(?:[eE][+-]?${digits})?`
].join("|"), "y");
function endOfNumber(sql, start) {
	numbers.lastIndex = start;
	numbers.test(sql);
	return numbers.lastIndex;
}
/** An operator holds no beginning of a comment, and ends in a sign only if it has one of the unusual characters. */
function endOfOperator(sql, start) {
	let end = start + 1;
	while (isOperator(sql.charCodeAt(end)) && !startsComment(sql, end)) end++;
	if (end === start + 1 || /[~!@#^&|`?%]/.test(sql.slice(start, end))) return end;
	while (end > start + 1 && /[+-]/.test(sql.charAt(end - 1))) end--;
	return end;
}
// src/testing/sql/statement-nesting.ts
/**
* Tells the semicolons that end a statement from those within it, of which PostgreSQL's grammar knows two kinds: in
* parentheses, between the commands of a rule, and in the body of an SQL function.
* https://www.postgresql.org/docs/current/sql-createrule.html
* https://www.postgresql.org/docs/current/sql-createfunction.html
*
* In a body, no CASE … END need be counted as psql does, which loses count of columns named "end": the END of the body
* is the one that stands where a statement could begin, and no other one can stand there.
*/
var StatementNesting = class {
	#parentheses = 0;
	#bodies = 0;
	/** The innermost statement's words so far, until it is known whether it defines a function. */
	#heading = "";
	#stage = "heading";
	#previous = "";
	/** Takes the next token, and says whether it ends the outermost statement. */
	endsWith(token, sql) {
		switch (token.kind === "symbol" ? sql[token.start] : void 0) {
			case "(":
				this.#parentheses++;
				break;
			case ")":
				this.#parentheses = Math.max(0, this.#parentheses - 1);
				break;
			case ";":
				if (this.#parentheses === 0) return this.#startStatement();
				break;
			default: if (this.#parentheses === 0 && this.#stage !== "any") this.#take(token, sql);
		}
		return false;
	}
	#startStatement() {
		this.#heading = "";
		this.#stage = "heading";
		this.#previous = "";
		return this.#bodies === 0;
	}
	#take({ kind, start, end }, sql) {
		const word = kind === "word" ? foldCase(sql.slice(start, end)) : "";
		if (this.#stage === "heading") this.#takeHeading(word);
		else if (word === "atomic" && this.#previous === "begin") {
			this.#bodies++;
			this.#startStatement();
			return;
		}
		this.#previous = word;
	}
	#takeHeading(word) {
		if (this.#bodies > 0 && this.#heading === "" && word === "end") {
			this.#bodies--;
			this.#stage = "any";
			return;
		}
		this.#heading += `${word} `;
		if (/^create (or replace )?(function|procedure) $/.test(this.#heading)) this.#stage = "function";
		else if (!"create or replace ".startsWith(this.#heading)) this.#stage = "any";
	}
};
// src/testing/sql/token-reader.ts
/** Reads the tokens of one statement from its beginning; what does not fit is left where it is. */
var TokenReader = class {
	#sql;
	#tokens;
	#index = 0;
	constructor(sql, tokens) {
		this.#sql = sql;
		this.#tokens = tokens;
	}
	get isAtEnd() {
		return this.#index >= this.#tokens.length;
	}
	/** The word that comes, in lower case; also some way ahead. */
	peekWord(ahead = 0) {
		const token = this.#tokens[this.#index + ahead];
		return token?.kind === "word" ? foldCase(this.#textOf(token)) : void 0;
	}
	/** The symbol or operator that comes; also some way ahead. */
	peekSign(ahead = 0) {
		const token = this.#tokens[this.#index + ahead];
		return token?.kind === "symbol" || token?.kind === "operator" ? this.#textOf(token) : void 0;
	}
	skip() {
		this.#index++;
	}
	/** Takes the word that comes if it is one of some. */
	takeWord(...words) {
		const word = this.peekWord();
		if (word === void 0 || !words.includes(word)) return void 0;
		this.#index++;
		return word;
	}
	/** Takes some words if they come one after the other. */
	takeWords(...words) {
		if (!words.every((word, ahead) => this.peekWord(ahead) === word)) return false;
		this.#index += words.length;
		return true;
	}
	takeSign(...signs) {
		const sign = this.peekSign();
		if (sign === void 0 || !signs.includes(sign)) return void 0;
		this.#index++;
		return sign;
	}
	/** Takes an identifier, and gives the name it is to the server. */
	takeName() {
		const token = this.#tokens[this.#index];
		if (token?.kind !== "word" && token?.kind !== "quoted identifier") return void 0;
		this.#index++;
		return nameOf(this.#textOf(token), this.#takeUnicodeEscape(token));
	}
	takeString() {
		const token = this.#tokens[this.#index];
		if (token?.kind !== "string") return false;
		this.#index++;
		this.#takeUnicodeEscape(token);
		return true;
	}
	/** Takes a word or a number, or a string without escapes, and gives what it says. */
	takeValue() {
		const token = this.#tokens[this.#index];
		const text = token && this.#textOf(token);
		if (!text || !/^(\w+|'[^']*')$/.test(text)) return void 0;
		this.#index++;
		return text.replaceAll("'", "");
	}
	/** Takes UESCAPE '!' after U&"…" or U&'…'. */
	#takeUnicodeEscape(token) {
		const character = this.#tokens[this.#index + 1];
		if (!(/^[uU]&["']/.test(this.#textOf(token)) && this.peekWord() === "uescape") || character?.kind !== "string") return void 0;
		this.#index += 2;
		return this.#textOf(character).slice(1, -1) || void 0;
	}
	#textOf({ start, end }) {
		return this.#sql.slice(start, end);
	}
};
// src/testing/sql/statements.ts
function statement(text, action) {
	return {
		text,
		action,
		isOrdinary: action.kind === "other" && queries.test(action.command) && !setting.test(text)
	};
}
const queries = /^(select|insert|update|delete|merge|values)$/;
const setting = /set_config/i;
/**
* What nearly every query is, without looking at more of it than need be: one statement whose first word tells that it
* is neither transaction control nor a setting.
*/
function plainStatement(sql) {
	const semicolon = sql.indexOf(";");
	if (semicolon >= 0 && !isSpaceFrom(sql, semicolon + 1)) return void 0;
	const command = firstWord(sql);
	if (command === void 0 || !isPlain(command)) return void 0;
	return [statement(semicolon < 0 ? sql : sql.slice(0, semicolon), {
		kind: "other",
		command
	})];
}
function isSpaceFrom(sql, from) {
	let index = from;
	while (isSpace(sql.charCodeAt(index))) index++;
	return index === sql.length;
}
function firstWord(sql) {
	let start = skipBlanks(sql, 0);
	while (sql[start] === "(") start = skipBlanks(sql, start + 1);
	if (!isIdentifierStart(sql.charCodeAt(start))) return void 0;
	return foldCase(sql.slice(start, endOfWord(sql, start)));
}
function tokenizedStatements(sql) {
	const statements = [];
	const nesting = new StatementNesting();
	let tokens = [];
	let start = 0;
	const add = (end) => {
		if (tokens.length === 0) return;
		const action = readAction(new TokenReader(sql, tokens));
		statements.push(statement(sql.slice(start, end), action));
	};
	for (let token = nextToken(sql, 0); token; token = nextToken(sql, token.end)) if (nesting.endsWith(token, sql)) {
		add(token.start);
		tokens = [];
		start = token.end;
	} else tokens.push(token);
	add(sql.length);
	return statements;
}
// src/testing/sql/statement-cache.ts
/** How many texts are remembered at least; up to twice as many are. */
const capacity = 500;
/** In UTF-16 units. Longer ones are seldom sent twice. */
const longestText = 4096;
let last;
let recent = /* @__PURE__ */ new Map();
let older = /* @__PURE__ */ new Map();
/** As `parseStatements`, but remembers the last texts that it takes work to understand. */
function statementsOf(sql) {
	if (last?.sql === sql) return last.statements;
	const statements = plainStatement(sql) ?? rememberedStatements(sql);
	last = sql.length > longestText ? void 0 : {
		sql,
		statements
	};
	return statements;
}
function rememberedStatements(sql) {
	if (sql.length > longestText) return tokenizedStatements(sql);
	const known = recent.get(sql);
	if (known) return known;
	const statements = older.get(sql) ?? tokenizedStatements(sql);
	if (recent.size >= capacity) {
		older = recent;
		recent = /* @__PURE__ */ new Map();
	}
	recent.set(sql, statements);
	return statements;
}
// src/testing/unit-reader.ts
/**
* Reads what a client sends and puts it together into units. Names of prepared statements and of portals become ones
* that no other client has, since several share a connection.
*/
var UnitReader = class {
	#prefix;
	#names = /* @__PURE__ */ new Map();
	#count = 0;
	#prepared = /* @__PURE__ */ new Map();
	#portals = /* @__PURE__ */ new Map();
	/** The unnamed portal has a name while it is kept over several units. */
	#keepsUnnamed = false;
	#group = newGroup();
	constructor(prefix) {
		this.#prefix = prefix;
	}
	/** @returns the unit that this message completes */
	read(whole, context) {
		switch (whole[0]) {
			case fromClient.query: return this.#query(readText(whole, 5).text, whole, context);
			case fromClient.parse: return this.#parse(whole);
			case fromClient.bind: return this.#bind(whole);
			case fromClient.describe:
			case fromClient.close: return this.#about(whole);
			case fromClient.execute: return this.#execute(whole);
			case fromClient.flush: return this.#end("flush", context);
			case fromClient.sync: return this.#end("ready", context);
		}
	}
	/** The message by which a statement of that name can be prepared on another connection. */
	preparing(name) {
		return this.#prepared.get(name)?.message;
	}
	/** Its names, on whichever connection they are. */
	get preparedNames() {
		return [...this.#prepared.keys()].filter(Boolean);
	}
	#query(sql, whole, context) {
		this.#keepsUnnamed = false;
		return {
			kind: "query",
			ends: "ready",
			messages: [whole],
			statements: statementsOf(sql),
			prepares: [],
			needs: [],
			unseenCloses: 0,
			asks: [],
			context
		};
	}
	#parse(whole) {
		const { text: given, end } = readText(whole, 5);
		const { text: sql } = readText(whole, end);
		const name = this.#ownName(given);
		const sent = given ? message("P", name, whole.subarray(end)) : whole;
		this.#prepared.set(name, {
			message: sent,
			statements: statementsOf(sql)
		});
		this.#group.messages.push(sent);
		this.#group.prepares.push(name);
		this.#group.asks.push("parse");
	}
	#bind(whole) {
		const { text: portal, end: afterPortal } = readText(whole, 5);
		const { text: given, end } = readText(whole, afterPortal);
		const name = this.#ownName(given);
		if (!portal) this.#keepsUnnamed = false;
		const sent = !portal && !given ? whole : message("B", this.#ownPortal(portal), name, whole.subarray(end));
		this.#portals.set(portal, this.#prepared.get(name)?.statements ?? []);
		if (!portal) this.#group.unnamedBinds.push(this.#group.messages.length);
		this.#group.messages.push(sent);
		this.#group.needs.push(name);
		this.#group.asks.push("bind");
	}
	#about(whole) {
		const isClose = whole[0] === fromClient.close;
		const isPortal = whole[5] === portalByte;
		const { text: given } = readText(whole, 6);
		const name = isPortal ? this.#ownPortal(given) : this.#ownName(given);
		const kind = whole.subarray(5, 6);
		this.#group.messages.push(name === given ? whole : message(isClose ? "C" : "D", kind, name));
		if (isClose) {
			this.#group.asks.push("close");
			if (!isPortal) this.#forget(given, name);
		} else {
			this.#group.asks.push(isPortal ? "describe portal" : "describe statement");
			if (!isPortal) this.#group.needs.push(name);
		}
	}
	#forget(given, name) {
		this.#prepared.delete(name);
		this.#names.delete(given);
	}
	#execute(whole) {
		const { text: given, end } = readText(whole, 5);
		const name = this.#ownPortal(given);
		this.#group.messages.push(name === given ? whole : message("E", name, whole.subarray(end)));
		this.#group.statements.push(...this.#portals.get(given) ?? []);
		this.#group.asks.push("execute");
	}
	#end(ends, context) {
		const group = this.#group;
		this.#group = newGroup();
		const unseenCloses = ends === "flush" ? this.#nameUnnamed(group) : 0;
		return {
			kind: "extended",
			ends,
			messages: group.messages.length > 0 ? [...group.messages, syncMessage] : [],
			statements: group.statements,
			prepares: group.prepares,
			needs: group.needs.filter((name) => name && !group.prepares.includes(name)),
			unseenCloses,
			asks: group.asks,
			context
		};
	}
	#nameUnnamed(group) {
		const [index] = group.unnamedBinds;
		if (index === void 0) return 0;
		const name = `${this.#prefix}unnamed`;
		this.#keepsUnnamed = true;
		const rest = group.messages.slice(index).map((whole) => {
			if (whole[0] === fromClient.bind) return message("B", name, whole.subarray(readText(whole, 5).end));
			if (whole[0] === fromClient.execute && whole[5] === 0) return message("E", name, whole.subarray(6));
			return whole[0] === fromClient.describe && whole[5] === portalByte && whole[6] === 0 ? describePortal(name) : whole;
		});
		group.messages.splice(index, group.messages.length, closePortal(name), ...rest);
		return 1;
	}
	#ownPortal(given) {
		if (given) return `${this.#prefix}${given}`;
		return this.#keepsUnnamed ? `${this.#prefix}unnamed` : "";
	}
	/** Short ones: the server looks at 63 bytes alone. */
	#ownName(given) {
		if (!given) return "";
		const known = this.#names.get(given);
		if (known) return known;
		this.#count += 1;
		const name = `${this.#prefix}${this.#count}`;
		this.#names.set(given, name);
		return name;
	}
};
const portalByte = 80;
function describePortal(name) {
	return message("D", [portalByte], name);
}
function closePortal(name) {
	return message("C", [portalByte], name);
}
function newGroup() {
	return {
		messages: [],
		statements: [],
		prepares: [],
		needs: [],
		asks: [],
		unnamedBinds: []
	};
}
// src/testing/wire/client-stream.ts
/**
* Stands where a client of `pg` has its socket. It speaks the protocol with the sandbox in place of a server, so that
* the client is `pg`'s own, with all that it can.
*/
var ClientStream = class extends EventEmitter {
	writable = true;
	#owner;
	#isPaused = false;
	#isFlowing = false;
	#waiting = [];
	constructor(owner) {
		super();
		this.#owner = owner;
	}
	connect() {
		process.nextTick(() => {
			if (this.writable) this.emit("connect");
		});
		return this;
	}
	write(bytes, encodingOrWritten, written) {
		const then = typeof encodingOrWritten === "function" ? encodingOrWritten : written;
		if (this.writable) this.#owner.receive(bytes, then);
		return true;
	}
	/** Gives the client what the server has said. */
	deliver(bytes) {
		if (!this.writable) return;
		this.#waiting.push(bytes);
		if (this.#isPaused) this.emit("readable");
		else this.#flow();
	}
	/** Piece by piece: a client that is told something may send something at once, and be answered meanwhile. */
	#flow() {
		if (this.#isFlowing) return;
		this.#isFlowing = true;
		try {
			while (!this.#isPaused) {
				const bytes = this.#waiting.shift();
				if (!bytes) break;
				this.emit("data", bytes);
			}
		} finally {
			this.#isFlowing = false;
		}
	}
	/** For one who has paused it to take the bytes himself, as `pg-copy-streams` does. */
	read() {
		const bytes = this.#waiting.splice(0);
		return bytes.length > 0 ? Buffer.concat(bytes) : null;
	}
	end() {
		return this.destroy();
	}
	destroy(error) {
		if (!this.writable) return this;
		this.writable = false;
		this.#waiting = [];
		this.#owner.ended();
		process.nextTick(() => {
			if (error) this.emit("error", error);
			this.emit("end");
			this.emit("close");
		});
		return this;
	}
	get destroyed() {
		return !this.writable;
	}
	pause() {
		this.#isPaused = true;
		return this;
	}
	resume() {
		this.#isPaused = false;
		this.#flow();
		return this;
	}
	setNoDelay() {
		return this;
	}
	setKeepAlive() {
		return this;
	}
	ref() {
		return this;
	}
	unref() {
		return this;
	}
	cork() {}
	uncork() {}
};
// src/testing/session.ts
/** A client's session, as the server would have it: what it has set, prepared and begun. */
var Session = class {
	stream = new ClientStream(this);
	/** Where and why the client was made. */
	context;
	settings = /* @__PURE__ */ new Map();
	/** The transaction that it has begun within a test's. */
	transaction;
	/** It stays there as long as it is in the middle of something. */
	pinned;
	/** The transaction that it had begun when its test was over. */
	leftOpen;
	#host;
	#reader;
	#splitter = new MessageSplitter();
	#waiting = [];
	#isStarted = false;
	#isBusy = false;
	/** After an error everything is passed over until the client asks whether the server is ready. */
	#isPassingOver = false;
	#hasEnded = false;
	#copies;
	#last = [];
	constructor(host, id, context) {
		this.#host = host;
		this.#reader = new UnitReader(`s${id}_`);
		this.context = context;
	}
	get preparedNames() {
		return this.#reader.preparedNames;
	}
	preparing(name) {
		return this.#reader.preparing(name);
	}
	receive(bytes, written) {
		if (this.#isStarted) this.#hear(bytes, written);
		else this.#start(bytes);
	}
	#hear(bytes, written) {
		const letter = bytes[0] ?? 0;
		if (this.#splitter.isOne(bytes) && !isCopy(letter)) {
			this.#take(letter, bytes);
			if (written) process.nextTick(written);
		} else this.#hearSeveral(bytes, written);
		this.#next();
	}
	#hearSeveral(bytes, written) {
		let isWritten = false;
		this.#splitter.push(bytes, (letter, chunk, start, end) => {
			const whole = chunk.subarray(start, end);
			if (isCopy(letter)) {
				this.#copies?.copy(this, whole, isWritten ? void 0 : written);
				isWritten = true;
			} else this.#take(letter, whole);
		});
		if (written && !isWritten) process.nextTick(written);
	}
	#take(letter, whole) {
		if (letter === fromClient.terminate) {
			this.ended();
			return;
		}
		const unit = this.#reader.read(whole, this.context);
		if (unit) this.#waiting.push(unit);
	}
	/** Greets as a server does that asks for no password: the sandbox has been let in already. */
	#start(bytes) {
		this.#isStarted = true;
		const { parameters, processId, secretKey } = this.#host.greeting();
		this.settings = settingsAtStart(bytes);
		const key = Buffer.alloc(8);
		key.writeInt32BE(processId, 0);
		key.writeInt32BE(secretKey, 4);
		const hello = Buffer.concat([
			message("R", [
				0,
				0,
				0,
				0
			]),
			...[...parameters].map(([name, value]) => message("S", name, value)),
			message("K", key),
			readyForQuery("I")
		]);
		process.nextTick(() => this.deliver(hello));
	}
	#next() {
		if (this.#isBusy) return;
		const unit = this.#waiting.shift();
		if (!unit) return;
		this.#isBusy = true;
		if (this.#isPassingOver) {
			this.#isPassingOver = unit.ends !== "ready";
			setImmediate(() => this.finished(this.#isPassingOver ? void 0 : this.status));
			return;
		}
		try {
			(this.pinned ?? this.#host.homeOf(this, unit.context)).run(this, unit);
		} catch (error) {
			this.refuse(unit, {
				code: "RP001",
				message: error instanceof Error ? error.message : String(error)
			});
		}
	}
	get status() {
		if (!this.transaction) return "I";
		return this.transaction.hasFailed ? "E" : "T";
	}
	deliver(bytes) {
		this.stream.deliver(bytes);
	}
	/** For an error: told of it the client goes on, which is not to be before the unit is done. */
	deliverLast(bytes) {
		this.#last.push(bytes);
	}
	/** The server waits for the client's data. */
	copiesTo(home) {
		this.#copies = home;
	}
	/** Answers a unit with an error of our own. */
	refuse(unit, fields) {
		this.deliver(errorResponse(fields));
		this.failed(unit);
		this.finished(unit.ends === "ready" ? this.status : void 0);
	}
	failed(unit) {
		this.#isPassingOver = unit.ends === "flush";
	}
	/** A unit is done; with a status, the client is told that the server is ready. */
	finished(status) {
		this.#copies = void 0;
		if (this.#last.length > 0) for (const bytes of this.#last.splice(0)) this.deliver(bytes);
		if (status) this.deliver(readyForQuery(status));
		this.#isBusy = false;
		this.#next();
	}
	/** Whether the client has closed what runs, and waits for nothing but to hear of it. */
	get hasClosed() {
		return this.#waiting.some(({ asks }) => asks.includes("close"));
	}
	/** Whether the client is gone. */
	get hasEnded() {
		return this.#hasEnded;
	}
	ended() {
		if (this.#hasEnded) return;
		this.#hasEnded = true;
		this.#waiting.length = 0;
		this.#copies?.copy(this, message("f", "the client is gone"), void 0);
		this.stream.destroy();
		this.#host.forget(this);
	}
	/** The server is gone. */
	lost(error) {
		this.#waiting.length = 0;
		this.stream.destroy(error);
	}
};
function isCopy(letter) {
	const { copyData, copyDone, copyFail } = fromClient;
	return letter === copyData || letter === copyDone || letter === copyFail;
}
// src/testing/taken-clients.ts
/** The clients of pools that are out. */
var TakenClients = class {
	#all = /* @__PURE__ */ new Map();
	add(client, taken) {
		this.#all.set(client, taken);
	}
	delete(client) {
		this.#all.delete(client);
	}
	placeOf(client) {
		return this.#all.get(client)?.place;
	}
	/** Forgets those that were taken in such homes. @returns where */
	forget(isHome) {
		const gone = [...this.#all].filter(([, { home }]) => isHome(home));
		for (const [client] of gone) this.#all.delete(client);
		return gone.map(([, { place }]) => place);
	}
};
// src/testing/sandbox.ts
/** A database in which tests leave nothing: see {@link Sandbox}. */
var SandboxCore = class SandboxCore {
	pg;
	#options;
	#box;
	/** Those of {@link run}. */
	#boxes;
	#homes;
	#surroundings = new AsyncLocalStorage();
	#transactions = new AsyncLocalStorage();
	taken = new TakenClients();
	#count = 0;
	#isClosed = false;
	constructor(options, box) {
		this.#options = options;
		this.#box = box;
		this.#boxes = new Boxes(options);
		this.#homes = new Homes(options, box, this.#boxes);
		this.pg = pgModule(this);
	}
	static async open(options) {
		const shared = {
			...options,
			schema: { version: 0 }
		};
		return new SandboxCore(shared, await Box.open(shared));
	}
	async begin() {
		this.#requireOpen("begin()");
		if (this.#box.isOpen) throw new Error("sandbox.begin() was called in a test that had begun: call sandbox.rollback() after each test. For tests that run at the same time there is sandbox.run().");
		this.taken.forget((home) => this.#isOf(this.#box, home));
		await this.#beginIn(this.#box, "begin()");
	}
	async rollback() {
		this.#requireOpen("rollback()");
		if (!this.#box.isOpen) throw new Error("sandbox.rollback() was called without sandbox.begin() before it: call both for each test, as in beforeEach and afterEach. If begin() was called and failed, see its error.");
		await this.#endIn(this.#box);
	}
	async run(test) {
		this.#requireOpen("run()");
		return this.#boxes.lend(async (box) => {
			await this.#beginIn(box, "run()");
			return this.#runIn(box, test);
		});
	}
	async #runIn(box, test) {
		let result;
		try {
			result = await this.#surroundings.run(box, test);
		} catch (error) {
			await this.#endIn(box).catch((also) => this.#options.warn(also.message));
			throw error;
		}
		await this.#endIn(box);
		return result;
	}
	async unboxed(work) {
		this.#requireOpen("unboxed()");
		return this.#surroundings.run("unboxed", work);
	}
	async close() {
		if (this.#isClosed) return;
		this.#isClosed = true;
		this.#homes.close();
		await Promise.all([this.#box.close(), this.#boxes.close()]);
	}
	#requireOpen(call) {
		if (!this.#isClosed) return;
		throw new Error(`sandbox.${call} was called after sandbox.close(). Close a sandbox after the last test, as in afterAll, or open another one by openSandbox().`);
	}
	async #beginIn(box, call) {
		if (!this.#isClosed) await box.begin();
		if (!this.#isClosed) return;
		await box.close();
		throw new Error(`the sandbox was closed while sandbox.${call} began a test: wait for all tests before sandbox.close()`);
	}
	async #endIn(box) {
		for (const place of this.taken.forget((home) => this.#isOf(box, home))) this.#options.warn(`a client of a pool was not released by the end of its test: ${place}. Call release() when it is done with.`);
		await box.rollback();
	}
	/** What is outside of a run() is between begin() and rollback(), if there is any test. */
	#isOf(box, home) {
		return (home instanceof Box ? home : this.#box) === box;
	}
	openSession() {
		this.#count += 1;
		const context = this.context("", { below: this.openSession });
		return new Session(this, this.#count, context);
	}
	/** Where code comes from that sends a statement now. */
	context(text, { below, transaction, takenAt, isCalledBack = false }) {
		const around = this.#transactions.getStore();
		const within = around?.isOpen === false ? around.within : around;
		const kind = text === "" ? void 0 : statementsOf(text)[0]?.action.kind;
		const mark = kind === "begin" ? {
			within,
			isOpen: false
		} : void 0;
		if (mark) this.#transactions.enterWith(mark);
		const isPlain = transaction !== void 0 && kind === "other";
		const place = new Place(text, isPlain ? void 0 : below);
		place.takenAt = isPlain ? transaction.place : takenAt;
		return {
			place,
			within,
			mark,
			isCalledBack,
			home: this.#surroundings.getStore()
		};
	}
	greeting() {
		return this.#box.lane.link;
	}
	homeOf(session, context) {
		if (this.#isClosed) throw new Error("the sandbox is closed: a query was sent after sandbox.close(). Wait for what the application still does, or stop it, before you close it.");
		return this.#homes.of(session, context);
	}
	forget(session) {
		this.#homes.forget(session);
	}
};
// src/testing/open-sandbox.ts
/**
* Opens a sandbox on a migrated database.
*
* ```ts
* const sandbox = await openSandbox();
* const pool = new sandbox.pg.Pool();
* beforeEach(() => sandbox.begin());
* afterEach(() => sandbox.rollback());
* afterAll(() => sandbox.close());
* ```
*
* @throws {Error} when there is no database by that connection string
*/
async function openSandbox(options = {}) {
	const { connectionString = await workerDatabaseUrl(), onWarning: warn = printWarning } = options;
	const core = await SandboxCore.open({
		connectionString,
		warn
	});
	const close = () => core.close();
	return {
		pg: core.pg,
		begin: () => core.begin(),
		rollback: () => core.rollback(),
		run: (test) => core.run(test),
		unboxed: (work) => core.unboxed(work),
		close,
		[Symbol.asyncDispose]: close
	};
}
function printWarning(message) {
	process.emitWarning(message, "SandboxWarning");
}
export { freshDatabase, openSandbox, workerDatabaseUrl };
