#!/usr/bin/env node
import { t as main } from "./main-Bu2Bkey_.js";
import { pt as takeOverEndings } from "./run-CFH6g3Dl.js";
// src/cli.ts
const exit = process.exit.bind(process);
process.exitCode = 70;
exit(await main(process.argv.slice(2), process.env, takeOverEndings()));
export {};
