/**
 * Notes what others can write to until its mode is set, in the file OPEN_FILES: somebody may have opened it by then.
 *
 *     OPEN_FILES=list node --require note-open-files.cjs PROGRAM
 */
const fs = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");

const { chmodSync } = fs;
const { chmod } = fs.promises;

fs.chmodSync = (path, mode) => {
  note(path);
  chmodSync(path, mode);
};
fs.promises.chmod = (path, mode) => {
  note(path);
  return chmod(path, mode);
};
syncBuiltinESMExports();

function note(path) {
  if ((fs.statSync(path).mode & 0o022) !== 0)
    fs.appendFileSync(process.env.OPEN_FILES, `${path}\n`);
}
