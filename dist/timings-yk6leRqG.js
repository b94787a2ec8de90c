import { f as execute, g as findProgram, h as isRunning, n as isOpenTo, u as together } from "./cache-directory-Dnjg8bHs.js";
import { freemem, tmpdir } from "node:os";
import { constants as constants$1 } from "node:fs";
import { access, chmod, chown, lstat, mkdir, mkdtemp, readFile, readdir, readlink, realpath, rm, rmdir, stat, statfs, symlink } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
// src/postgres/mounts.ts
/** The mounted file systems, the last one mounted last; none where the system does not tell (macOS, Windows). */
async function listMounts() {
	return parseMounts(await readFile("/proc/self/mounts", "utf8").catch(() => ""));
}
/** Reads the form of fstab(5), in which white space and backslashes in paths are octal escapes. */
function parseMounts(text) {
	const plain = (field) => Buffer.from(field.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8))), "latin1").toString("utf8");
	return Buffer.from(text, "utf8").toString("latin1").split("\n").map((line) => line.split(" ")).filter((fields) => fields.length >= 4).map(([, path = "", type = ""]) => ({
		path: plain(path),
		type
	}));
}
async function isMountPoint(path) {
	return (await listMounts()).some((mount) => mount.path === path);
}
/** Mounts a tmpfs for one user alone; `mount` and `umount` are all that sudo is ever used for. */
async function mountTmpfs(path, options) {
	await asRoot("mount", [
		"-t",
		"tmpfs",
		"-o",
		[
			`size=${options.sizeBytes}`,
			"mode=0700",
			`uid=${options.uid}`,
			`gid=${options.gid}`,
			"nosuid",
			"nodev",
			"noexec"
		].join(","),
		"ram-postgres",
		path
	]);
}
/**
* Unmounts at once, whoever is still using it: out of sight now, its memory freed when the last of them is gone.
*
* @throws when it can't be unmounted
*/
async function unmount(path) {
	await asRoot("umount", ["--lazy", path]).catch((error) => {
		throw new Error(`${path} is still mounted: umount it`, { cause: error });
	});
}
async function asRoot(program, args) {
	const env = {
		PATH: "/usr/sbin:/usr/bin:/sbin:/bin",
		LC_ALL: "C"
	};
	if (process.getuid?.() === 0) {
		await execute(program, args, { env });
		return;
	}
	const sudo = await findProgram("sudo", env);
	if (!sudo) throw new Error("not root, and there is no sudo");
	await execute(sudo, [
		"-n",
		program,
		...args
	], { env });
}
// src/postgres/server-process.ts
/** The server of a data directory as its postmaster.pid tells it; undefined when there is none. */
async function readPidFile(data) {
	const lines = (await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
	const pid = Number(lines[0]);
	if (!Number.isInteger(pid) || pid <= 0) return void 0;
	return {
		pid,
		isReady: lines[7]?.trim() === "ready"
	};
}
/** The process of the server that runs on a data directory, if there is one. */
async function serverOf(data) {
	const server = await readPidFile(data);
	return server && await runsOn(server.pid, data) ? server.pid : void 0;
}
/**
* Ends a server at once: SIGQUIT makes it end its sessions and leave without a checkpoint, which nobody needs of data
* that is thrown away. https://www.postgresql.org/docs/current/server-shutdown.html
*/
async function endServer(pid) {
	for (const [signal, patienceMs] of [["SIGQUIT", 1e4], ["SIGKILL", 5e3]]) {
		if (!signalProcess(pid, signal)) return;
		const deadline = performance.now() + patienceMs;
		while (performance.now() < deadline) {
			if (!signalProcess(pid, 0) || !await isRunning(pid)) return;
			await setTimeout(1);
		}
	}
	throw new Error(`the server's process ${pid} does not end, even by SIGKILL`);
}
function signalProcess(pid, signal) {
	try {
		return process.kill(pid, signal);
	} catch (error) {
		if (error.code === "ESRCH") return false;
		throw error;
	}
}
/** A pid may be another program's by now: a server's working directory is its data directory. */
async function runsOn(pid, data) {
	if (process.platform !== "linux") return signalProcess(pid, 0);
	const directory = await readlink(`/proc/${pid}/cwd`).catch(() => void 0);
	return directory !== void 0 && directory === await realpath(data);
}
// src/postgres/run-directory.ts
const namePrefix = "ram-postgres-";
const longestPathBytes = 103 - Buffer.byteLength("/.s.PGSQL.65535.lock");
function runDirectoryAt(path) {
	const disk = join(path, "disk");
	return {
		path,
		disk,
		data: join(disk, "data"),
		log: join(path, "server.log")
	};
}
/**
* Makes the directory, for the server's user alone, in the system's temporary directory, or in /tmp where that is too
* long for the path of a socket or closed to that user.
*/
async function createRunDirectory(account) {
	for (const place of [tmpdir(), "/tmp"]) {
		const parent = await realpath(place).catch(() => void 0);
		if (!parent || account && !await isOpenTo(parent, account)) continue;
		const path = join(parent, `${namePrefix}XXXXXX`);
		if (process.platform !== "win32" && Buffer.byteLength(path) > longestPathBytes) continue;
		return runDirectoryAt(await makePrivateDirectory(parent, account));
	}
	throw new Error(`no temporary directory to work in: ${tmpdir()} (TMPDIR) is missing, too long for the path of a socket${account ? ` or closed to the user ${account.name}` : ""}, and so is /tmp`);
}
/** A directory of a name nobody can guess, that nobody but `account` (or we) can look into. */
async function makePrivateDirectory(parent, account) {
	const path = await mkdtemp(join(parent, namePrefix));
	await chmod(path, 448);
	if (account) await chown(path, account.uid, account.gid);
	return path;
}
/**
* Ends what runs from a run's directory and removes all of it. Doing it again, or when it is half done, does no harm.
*
* @throws when something can't be removed, saying what is left and how to remove it
*/
async function removeRun({ path, disk, data }) {
	const kind = await lstat(disk).catch(() => void 0);
	const server = kind && await serverOf(data);
	const isMounted = kind?.isDirectory() && await isMountPoint(disk);
	await together(server ? endServer(server) : Promise.resolve(), isMounted ? unmount(disk) : Promise.resolve());
	if (kind?.isSymbolicLink()) await removeTree(await readlink(disk));
	await removeTree(path);
}
async function removeTree(path) {
	for (let attempt = 1;; attempt++) try {
		return await rm(path, {
			recursive: true,
			force: true
		});
	} catch (error) {
		if (attempt === 20) throw new Error(`${path} is left behind: rm -rf it`, { cause: error });
		await setTimeout(25);
	}
}
// src/postgres/ramdisk.ts
/** A cluster, its WAL and a few copies of a small database need this much at least. */
const smallestSizeBytes = 128 * 1024 ** 2;
/**
* Makes the place for the data in a run's directory: a tmpfs of our own, else a private directory on a tmpfs that is
* there, else, unless a RAM disk is required, a plain directory.
*
* @throws when a RAM disk is required and can't be had
*/
async function createDisk(run, options) {
	const sizeBytes = options.sizeBytes ?? Math.floor(availableMemoryBytes() / 2);
	const reasons = [];
	if (process.platform !== "linux") reasons.push(`RAM disks are made on Linux alone; running on ${process.platform} is not tested`);
	else if (sizeBytes < smallestSizeBytes) reasons.push(`half of the available memory is ${mebibytes(sizeBytes)}, and it takes ${mebibytes(smallestSizeBytes)}`);
	else {
		const mounted = await tryMount(run, sizeBytes, options.account);
		if (typeof mounted !== "string") return mounted;
		reasons.push(mounted);
		const shared = await tryShared(run, options);
		if (typeof shared !== "string") return {
			...shared,
			reason: mounted
		};
		reasons.push(shared);
	}
	const reason = reasons.join("; ");
	if (options.mode === "required") throw new Error(`ram-disk: "required", but there is none: ${reason}. Run as root or with sudo that asks for no password, or give the container a tmpfs (--tmpfs, --shm-size)`);
	await mkdir(run.disk, { mode: 448 });
	if (options.account) await chown(run.disk, options.account.uid, options.account.gid);
	return {
		kind: "directory",
		path: run.disk,
		reason
	};
}
async function tryMount(run, sizeBytes, account) {
	await mkdir(run.disk, { mode: 448 });
	const uid = account?.uid ?? process.getuid?.() ?? 0;
	const gid = account?.gid ?? process.getgid?.() ?? 0;
	try {
		await mountTmpfs(run.disk, {
			sizeBytes,
			uid,
			gid
		});
		return {
			kind: "tmpfs",
			path: run.disk,
			sizeBytes
		};
	} catch (error) {
		await rmdir(run.disk);
		const [, said = String(error)] = /:\n?([^\n]+)$/.exec(error.message) ?? [];
		return `no tmpfs could be mounted (${said.trim()})`;
	}
}
/** A private directory on /dev/shm or on another tmpfs with enough room. It has no cap of its own. */
async function tryShared(run, { account, sizeBytes = 2 * smallestSizeBytes }) {
	const places = (await listMounts()).filter(({ type }) => type === "tmpfs").map(({ path }) => path);
	for (const place of [.../* @__PURE__ */ new Set(["/dev/shm", ...places])]) {
		if (!await hasRoom(place, sizeBytes, account)) continue;
		const path = await makePrivateDirectory(place, account);
		await symlink(path, run.disk);
		return {
			kind: "shared-tmpfs",
			path
		};
	}
	return `and no tmpfs of this machine has ${mebibytes(sizeBytes)} free for us`;
}
async function hasRoom(place, bytes, account) {
	try {
		await access(place, constants$1.W_OK | constants$1.X_OK);
		if (account && !await isOpenTo(place, account)) return false;
		const { bavail, bsize, type } = await statfs(place);
		return type === tmpfsMagic && bavail * bsize >= bytes;
	} catch {
		return false;
	}
}
const tmpfsMagic = 16914836;
/** Bytes in use on a disk: of a tmpfs of our own what the kernel counts, else the sum of the files. */
async function usedBytes(disk) {
	if (disk.kind === "tmpfs") {
		const { blocks, bfree, bsize } = await statfs(disk.path);
		return (blocks - bfree) * bsize;
	}
	const sizes = (await readdir(disk.path, { recursive: true })).map(async (entry) => {
		const found = await stat(join(disk.path, entry)).catch(() => void 0);
		return found?.isFile() ? found.blocks * 512 : 0;
	});
	return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
/** What may still be used, a container's limit included. */
function availableMemoryBytes() {
	return process.availableMemory?.() ?? freemem();
}
function mebibytes(bytes) {
	return `${Math.floor(bytes / 1024 ** 2)} MiB`;
}
// src/run/message-of.ts
/** What to tell a person of anything that was thrown. */
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}
// src/run/timings.ts
/** Takes the time of phases. The clock begins when the program was started, before any code of ours is loaded. */
var Timings = class {
	#phases;
	#listener;
	/** When the clock began, in milliseconds since 1970. */
	origin;
	constructor({ listener, earlier } = {}) {
		this.#listener = listener;
		this.#phases = [...earlier?.phases ?? []];
		this.origin = earlier?.origin ?? performance.timeOrigin;
	}
	/** In the order in which they began. */
	get phases() {
		return this.#phases.toSorted((a, b) => a.start - b.start);
	}
	/** Milliseconds since the clock began. */
	now() {
		return round(performance.timeOrigin + performance.now() - this.origin);
	}
	/** Takes note of a phase that began at `start` and ends now. */
	record(phase, start) {
		this.#phases.push({
			phase,
			start,
			duration: round(this.now() - start)
		});
	}
	/** Does the work of a phase; its time counts also when it fails. */
	async measure(phase, work) {
		const start = this.now();
		this.#listener?.began(phase);
		try {
			return await work();
		} finally {
			this.record(phase, start);
			this.#listener?.ended(phase);
		}
	}
};
function round(milliseconds) {
	return Math.round(milliseconds * 10) / 10;
}
export { usedBytes as a, runDirectoryAt as c, smallestSizeBytes as i, endServer as l, messageOf as n, createRunDirectory as o, createDisk as r, removeRun as s, Timings as t, readPidFile as u };
