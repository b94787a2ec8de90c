import { n as writeAndWait } from "./streams-DDj7-q2J.js";
// src/image.ts
const argv = process.argv.slice(2);
if (argv[0] !== "run") writeAndWait();
const { main } = await import("./main-B6Wf7ccR.js");
const { takeOverEndings } = await import("./interrupts-CczSMwGm.js");
const exit = process.exit.bind(process);
process.exitCode = 70;
exit(await main(argv, process.env, takeOverEndings()));
export {};
