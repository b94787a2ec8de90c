#!/usr/bin/env node
import { t as main } from "./main-owRe5ujY.js";
import { a as takeOverStderr, i as stderrWritten, yt as takeOverEndings } from "./run-CbA7hw36.js";
// src/cli.ts
process.exitCode = 70;
takeOverStderr();
const interrupts = takeOverEndings();
const exitCode = await main(process.argv.slice(2), process.env, interrupts);
await stderrWritten(interrupts.aborted);
process.exit(exitCode);
export {};
