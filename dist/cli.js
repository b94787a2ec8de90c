#!/usr/bin/env node
import { t as main } from "./main-BNvpQvzR.js";
import { gt as takeOverEndings } from "./run-DB3q-rkv.js";
// src/cli.ts
const exit = process.exit.bind(process);
process.exitCode = 70;
exit(await main(process.argv.slice(2), process.env, takeOverEndings()));
export {};
