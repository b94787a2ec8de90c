import { a as ProgramError, i as together, l as isRunning, n as isOpenTo, o as execute, u as findProgram } from "./access-DfKlPa4c.js";
import { t as messageOf } from "./message-of-Bl-rSyIk.js";
import { freemem, tmpdir } from "node:os";
import { constants as constants$1 } from "node:fs";
import { access, chmod, chown, lstat, mkdir, mkdtemp, readFile, readdir, readlink, realpath, rm, rmdir, stat, statfs, symlink } from "node:fs/promises";
import { basename, isAbsolute, join, resolve } from "node:path";
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
/** Whether the server of a data directory takes connections, as it writes into its postmaster.pid (pidfile.h). */
async function isReady(data) {
	return (await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "")).split("\n")[7]?.trim() === "ready";
}
/** The process of a run's server, if there is one. */
async function serverOf(place) {
	const pid = Number(await readFile(place.pid, "utf8").catch(() => ""));
	return Number.isInteger(pid) && pid > 0 && await worksIn(pid, place.disk) ? pid : void 0;
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
/** A pid may be another program's by now: a server's working directory is its data directory, be it there or not. */
async function worksIn(pid, disk) {
	if (process.platform !== "linux") return signalProcess(pid, 0);
	const directory = await readlink(`/proc/${pid}/cwd`).catch(() => "");
	const place = await readlink(disk).catch(() => disk);
	return directory.replace(/ \(deleted\)$/, "") === join(place, "data");
}
// src/postgres/run-directory.ts
const name = /^ram-postgres-[A-Za-z0-9]{6}$/;
const namePrefix = "ram-postgres-";
const longestPathBytes = 103 - Buffer.byteLength("/socket/.s.PGSQL.65535.lock");
function runDirectoryAt(path) {
	const disk = join(path, "disk");
	return {
		path,
		disk,
		data: join(disk, "data"),
		socket: join(path, "socket"),
		log: join(path, "server.log"),
		pid: join(path, "server.pid")
	};
}
/**
* Makes the directory in the system's temporary directory, or in /tmp where that is too long for the path of a socket
* or closed to the server's user.
*/
async function createRunDirectory(account) {
	for (const place of [tmpdir(), "/tmp"]) {
		const parent = await realpath(place).catch(() => void 0);
		if (!parent || account && !await isOpenTo(parent, account)) continue;
		const length = Buffer.byteLength(join(parent, `${namePrefix}XXXXXX`));
		if (process.platform !== "win32" && length > longestPathBytes) continue;
		const run = runDirectoryAt(await mkdtemp(join(parent, namePrefix)));
		await removedOnFailure(run.path, async () => {
			await chmod(run.path, account ? 457 : 448);
			await makeFor(account, run.socket);
		});
		return run;
	}
	throw new Error(`no temporary directory to work in: ${tmpdir()} (TMPDIR) is missing, too long for the path of a socket${account ? ` or closed to the user ${account.name}` : ""}, and so is /tmp`);
}
/** Makes a directory that nobody but the server's user (and root) can look into. */
async function makeFor(account, path) {
	await mkdir(path, { mode: 448 });
	if (account) await chown(path, account.uid, account.gid);
}
/** Such a directory of a name nobody can guess. */
async function makePrivateDirectory(parent, account) {
	const path = await mkdtemp(join(parent, namePrefix));
	await removedOnFailure(path, async () => {
		if (account) await chown(path, account.uid, account.gid);
	});
	return path;
}
async function removedOnFailure(path, work) {
	await work().catch(async (error) => {
		await removeTree(path);
		throw error;
	});
}
/**
* Ends what runs from a run's directory and removes all of it. Doing it again, or when it is half done, does no harm.
*
* @throws when something can't be removed, saying what is left and how to remove it; or when the path is of no run of
*   ours
*/
async function removeRun(run) {
	const { path, disk } = run;
	if (!await isThere(path)) return;
	const kind = await lstat(disk).catch(() => void 0);
	const server = await serverOf(run);
	const isMounted = kind?.isDirectory() && await isMountPoint(disk);
	await together(server ? endServer(server) : Promise.resolve(), isMounted ? unmount(disk) : Promise.resolve());
	if (kind?.isSymbolicLink()) {
		const target = await readlink(disk);
		if (isAbsolute(target) && name.test(basename(target))) await removeTree(target);
	}
	await removeTree(path);
}
/** @throws when there is something by that name that is not a run's directory of ours: it must not be touched */
async function isThere(path) {
	const found = await lstat(path).catch((error) => {
		if (error.code === "ENOENT") return void 0;
		throw error;
	});
	if (!found) return false;
	const isOurs = process.getuid === void 0 || found.uid === process.getuid();
	if (isAbsolute(path) && path === resolve(path) && name.test(basename(path)) && found.isDirectory() && isOurs) return true;
	throw new Error(`${path} is not the directory of a run of ours: nothing was removed`);
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
	else if (sizeBytes < smallestSizeBytes) reasons.push(`half of the available memory is ${mebibytes(sizeBytes)}, as far as can be told, and it takes ${mebibytes(smallestSizeBytes)}`);
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
	await makeFor(options.account, run.disk);
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
		return `no tmpfs could be mounted (${(error instanceof ProgramError ? error.stderr.trim().split("\n")[0] : void 0) || messageOf(error)})`;
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
export { createRunDirectory as a, endServer as c, usedBytes as i, isReady as l, createDisk as n, removeRun as o, smallestSizeBytes as r, runDirectoryAt as s, Timings as t };
