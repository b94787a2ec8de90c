#!/usr/bin/env node
import { main } from "./cli/main.ts";
import { takeOverEndings } from "./process/interrupts.ts";

// While migrations run, theirs is another one.
const exit = process.exit.bind(process);
// Whatever ends this program early has not run the tests.
process.exitCode = 70;
const exitCode = await main(process.argv.slice(2), process.env, takeOverEndings());
// A migration's module may have left a timer or a connection, which would keep us here.
exit(exitCode);
