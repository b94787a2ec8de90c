/**
 * Starts databases one after the other in one process, and prints what that process has after the first ones and after the
 * last, as JSON.
 *
 *     node --expose-gc start-databases.mjs MIGRATIONS
 */
import { readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { startDatabase } from "ram-postgres";

const databases = 100;
const warmUp = 20;
const migrations = process.argv[2];
const mebibyte = 1024 ** 2;

/** By name, and how much more there may be of it in the end. */
const allowed = {
  "open files": 0,
  "child processes and sockets": 0,
  "listeners of signals": 0,
  "heap, MiB": 4,
  "resident memory, MiB": 32,
};

let early;
for (let count = 1; count <= databases; count++) {
  // Every other one is made anew, and left by two at once.
  const snapshot = count % 2 === 0 ? "true" : "false";
  const started = await Promise.all(
    Array.from({ length: count % 10 === 0 ? 2 : 1 }, () =>
      startDatabase({ migrations, port: "0", snapshot }),
    ),
  );
  await Promise.all(started.map((database) => database[Symbol.asyncDispose]()));
  if (count === warmUp) early = await amounts();
}
const late = await amounts();
const rows = Object.keys(allowed).map((what) => ({ what, early: early[what], late: late[what] }));
const hasGrown = rows.some(({ what, early, late }) => late > early + allowed[what]);
console.log(JSON.stringify({ rows, databases, hasGrown }));

async function amounts() {
  for (let turn = 0; turn < 5; turn++) {
    await sleep(50);
    globalThis.gc();
  }
  const { heapUsed, rss } = process.memoryUsage();
  const signals = ["SIGINT", "SIGTERM", "SIGHUP", "exit"];
  return {
    "open files": readdirSync("/proc/self/fd").length,
    "child processes and sockets": process
      .getActiveResourcesInfo()
      .filter((name) => /Process|Socket|Pipe|TCP/.test(name)).length,
    "listeners of signals": signals.reduce((sum, name) => sum + process.listenerCount(name), 0),
    "heap, MiB": Math.round(heapUsed / mebibyte),
    "resident memory, MiB": Math.round(rss / mebibyte),
  };
}
