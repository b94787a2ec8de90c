#!/usr/bin/env node
import process from "node:process";
import { main } from "./cli/main.ts";
import { listenForSignals } from "./process/interrupts.ts";

process.exitCode = await main(process.argv.slice(2), process.env, listenForSignals());
