#!/usr/bin/env node
import { t as main } from "./main-IV5EYwGV.js";
import { mt as takeOverEndings } from "./run-B5y0Wq2I.js";
// src/cli.ts
const exit = process.exit.bind(process);
process.exitCode = 70;
exit(await main(process.argv.slice(2), process.env, takeOverEndings()));
export {};
