#!/usr/bin/env node
import process from "node:process";
import { main } from "./cli/main.ts";
import { listenForSignals } from "./process/interrupts.ts";

const exitCode = await main(process.argv.slice(2), process.env, listenForSignals());
// A migration's module may have left a timer or a connection, which would keep us here.
process.exit(exitCode);
