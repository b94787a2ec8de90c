import { EventEmitter } from "node:events";
import { closeSync, openSync, readSync, writeSync } from "node:fs";
// src/image/streams.ts
/**
* Puts streams that only ever write and wait in the place of the standard ones. Node's own would make a pipe
* non-blocking for good, also for the server that takes this process over: it would lose lines of its log.
*/
function writeAndWait() {
	Object.defineProperty(process, "stdout", { value: new WaitingStream(1) });
	Object.defineProperty(process, "stderr", { value: new WaitingStream(2) });
}
/** As much of a stream as a console and a migration's code use. A whole one takes a while to load. */
var WaitingStream = class extends EventEmitter {
	writable = true;
	isTTY = false;
	fd;
	constructor(fd) {
		super();
		this.fd = fd;
	}
	write(text, ...rest) {
		writeAll(this.fd, typeof text === "string" ? Buffer.from(text) : text);
		const written = rest.find((each) => typeof each === "function");
		if (written) process.nextTick(written);
		return true;
	}
};
/** Writes a text to our standard error; that nobody reads it any more is no reason to stop. */
function tell(text) {
	writeAll(2, Buffer.from(text));
}
/** As {@link tell}, with a file of any size, as it is. */
function tellFile(path, to = 2) {
	const file = openSync(path, "r");
	try {
		const buffer = Buffer.allocUnsafe(2 ** 16);
		for (let count = -1; count !== 0;) {
			count = readSync(file, buffer);
			writeAll(to, buffer.subarray(0, count));
		}
	} finally {
		closeSync(file);
	}
}
function writeAll(fd, bytes) {
	try {
		for (let rest = bytes; rest.length > 0;) rest = rest.subarray(writeSync(fd, rest));
	} catch {}
}
export { tellFile as n, writeAndWait as r, tell as t };
