#!/usr/bin/env node
import { t as main } from "./main-BUm5w_oA.js";
import { pt as takeOverEndings } from "./run-lMDXy7TH.js";
// src/cli.ts
const exit = process.exit.bind(process);
process.exitCode = 70;
exit(await main(process.argv.slice(2), process.env, takeOverEndings()));
export {};
