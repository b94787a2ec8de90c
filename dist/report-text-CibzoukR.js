import { p as formatVersion } from "./access-DfKlPa4c.js";
// src/run/report.ts
function createReport(database, figures) {
	const { binaries, address, disk, environment } = database;
	return {
		exitCode: figures.exitCode,
		server: {
			version: formatVersion(binaries.version),
			source: binaries.source,
			address: `${address.host}:${address.port}`
		},
		storage: {
			kind: disk.kind,
			sizeBytes: disk.sizeBytes,
			use: figures.use,
			reason: disk.reason
		},
		migrations: database.migrationCount,
		workerDatabases: Number(environment.WORKER_DATABASES),
		settings: database.settings,
		readyMs: figures.readyMs,
		totalMs: figures.totalMs,
		phases: figures.phases
	};
}
/** The phases, and what was spent between them: loading the program itself, mostly. */
function reportRows({ phases, totalMs }) {
	const known = phases.reduce((sum, { duration }) => sum + duration, 0);
	const rows = phases.map(({ phase, duration }) => ({
		name: phase,
		durationMs: duration
	}));
	return [{
		name: "launch",
		durationMs: Math.max(0, totalMs - known)
	}, ...rows].map((row) => ({
		...row,
		share: totalMs > 0 ? row.durationMs / totalMs : 0
	}));
}
/** Where the data lived, in a few words. */
function describeStorage({ kind, sizeBytes, use, reason }) {
	const used = `${use.when} ${formatBytes(use.bytes)}`;
	switch (kind) {
		case "tmpfs": return `RAM disk of its own, ${used} of ${formatBytes(sizeBytes ?? 0)}`;
		case "shared-tmpfs": return `the machine's RAM disk, ${used}, without a cap of its own: ${reason}`;
		case "directory": return `NO RAM DISK: a temporary directory, ${used}, because ${reason}`;
	}
}
/** What the run made, in a few words; empty when that was nothing but the database. */
function describeContent({ migrations, workerDatabases }) {
	const parts = [];
	if (migrations !== void 0) parts.push(`${migrations} migration${migrations === 1 ? "" : "s"}`);
	if (workerDatabases > 0) parts.push(`${workerDatabases} worker database${workerDatabases === 1 ? "" : "s"}`);
	return parts.join(", ");
}
function formatMs(milliseconds) {
	if (milliseconds < 10) return `${milliseconds.toFixed(1)} ms`;
	if (milliseconds < 1e3) return `${milliseconds.toFixed(0)} ms`;
	if (milliseconds < 6e4) return `${(milliseconds / 1e3).toFixed(2)} s`;
	const seconds = Math.round(milliseconds / 1e3);
	return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
function formatBytes(bytes) {
	const mebibytes = bytes / 1024 ** 2;
	return mebibytes < 1024 ? `${Math.round(mebibytes)} MiB` : `${(mebibytes / 1024).toFixed(1)} GiB`;
}
function formatShare(share) {
	return `${(share * 100).toFixed(share < .1 ? 1 : 0)} %`;
}
/** A bar of block characters, `width` of them for a share of 1. */
function bar(share, width) {
	const eighths = Math.round(share * width * 8);
	return "█".repeat(Math.floor(eighths / 8)) + [
		"",
		"▏",
		"▎",
		"▍",
		"▌",
		"▋",
		"▊",
		"▉"
	][eighths % 8];
}
// src/run/report-text.ts
const plain = {
	bold: (text) => text,
	dim: (text) => text,
	good: (text) => text,
	bad: (text) => text
};
const ansi = {
	bold: (text) => `\u001b[1m${text}\u001b[22m`,
	dim: (text) => `\u001b[2m${text}\u001b[22m`,
	good: (text) => `\u001b[32m${text}\u001b[39m`,
	bad: (text) => `\u001b[31m${text}\u001b[39m`
};
const barWidth = 24;
/** The summary for a terminal. */
function formatText(report, style = plain) {
	const rows = reportRows(report);
	const nameWidth = Math.max(...rows.map(({ name }) => name.length));
	const lines = rows.map(({ name, durationMs, share }) => [
		`  ${name.padEnd(nameWidth)}`,
		formatMs(durationMs).padStart(10),
		formatShare(share).padStart(7),
		style.dim(bar(share, barWidth))
	].join("  ").trimEnd());
	const total = `  ${"total".padEnd(nameWidth)}  ${formatMs(report.totalMs).padStart(10)}`;
	return [
		"",
		`${style.bold("ram-postgres")}  ${headline(report, style)}`,
		...describe(report).map((line) => style.dim(`  ${line}`)),
		"",
		...lines,
		style.bold(total),
		""
	].join("\n");
}
function headline({ exitCode, readyMs, phases }, style) {
	const ready = `ready after ${style.bold(formatMs(readyMs))}`;
	const test = phases.find(({ phase }) => phase === "test");
	if (exitCode === void 0 || !test) return ready;
	const took = style.bold(formatMs(test.duration));
	return `${exitCode === 0 ? `${style.good("tests passed")} in ${took}` : `${style.bad(`tests failed (exit code ${exitCode})`)} after ${took}`}, database ${ready}`;
}
function describe(report) {
	const { version, source, address } = report.server;
	return [
		`PostgreSQL ${version} (${source}) on ${address}`,
		describeStorage(report.storage),
		describeContent(report)
	].filter((line) => line !== "");
}
export { createReport as a, formatMs as c, bar as i, formatShare as l, formatText as n, describeContent as o, plain as r, describeStorage as s, ansi as t, reportRows as u };
