#!/usr/bin/env node
import { t as main } from "./main-CxznhyDq.js";
import { a as takeOverStderr, i as stderrWritten, yt as takeOverEndings } from "./run-CZqXOfV6.js";
// src/cli.ts
process.exitCode = 70;
takeOverStderr();
const interrupts = takeOverEndings();
const exitCode = await main(process.argv.slice(2), process.env, interrupts);
await stderrWritten(interrupts.aborted);
process.exit(exitCode);
export {};
