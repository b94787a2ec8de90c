import { Writable } from "node:stream";
import { writeSync } from "node:fs";
// src/image/streams.ts
/**
* Puts streams that only ever write and wait in the place of the standard ones. Node's own would make a pipe
* non-blocking for good, also for the server that takes this process over: it would lose lines of its log.
*/
function writeAndWait() {
	for (const [name, fd] of [["stdout", 1], ["stderr", 2]]) {
		const stream = new Writable({ write(chunk, _encoding, done) {
			writeAll(fd, chunk);
			done();
		} });
		Object.defineProperty(process, name, { value: Object.assign(stream, { fd }) });
	}
}
/** Writes a text to our standard error; that nobody reads it any more is no reason to stop. */
function tell(text) {
	writeAll(2, Buffer.from(text));
}
function writeAll(fd, bytes) {
	try {
		for (let rest = bytes; rest.length > 0;) rest = rest.subarray(writeSync(fd, rest));
	} catch {}
}
export { writeAndWait as n, tell as t };
