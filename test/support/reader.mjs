/**
 * Tells, as a JSON list, which of some paths can be looked into: files that can be read, directories that can be listed.
 *
 *     echo '["/etc/passwd", "/root"]' | node reader.mjs
 */
import { closeSync, openSync, readdirSync, statSync } from "node:fs";
import { json } from "node:stream/consumers";

const paths = await json(process.stdin);
console.log(JSON.stringify(paths.filter(canRead)));

function canRead(path) {
  try {
    if (statSync(path).isDirectory()) readdirSync(path);
    else closeSync(openSync(path, "r"));
    return true;
  } catch {
    return false;
  }
}
