#!/usr/bin/env node
import { t as main } from "./main-D-M77qU8.js";
import { pt as takeOverEndings } from "./run-BCsqAc1Q.js";
// src/cli.ts
const exit = process.exit.bind(process);
process.exitCode = 70;
exit(await main(process.argv.slice(2), process.env, takeOverEndings()));
export {};
