#!/usr/bin/env node
import { main } from "./cli/main.ts";
import { takeOverEndings } from "./process/interrupts.ts";
import { stderrWritten, takeOverStderr } from "./process/own-stderr.ts";

// Whatever ends this program early has not run the tests.
process.exitCode = 70;
takeOverStderr();
const interrupts = takeOverEndings();
const exitCode = await main(process.argv.slice(2), process.env, interrupts);
await stderrWritten(interrupts.aborted);
process.exit(exitCode);
