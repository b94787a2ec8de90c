#!/usr/bin/env node
import { t as main } from "./main-DG9n4KD_.js";
import { ht as takeOverEndings } from "./run-t4yT_V0N.js";
// src/cli.ts
const exit = process.exit.bind(process);
process.exitCode = 70;
exit(await main(process.argv.slice(2), process.env, takeOverEndings()));
export {};
