import { n as writeAndWait } from "./streams-YCsn-ZCM.js";
// src/image.ts
const argv = process.argv.slice(2);
if (argv[0] !== "run") writeAndWait();
const { main } = await import("./main-CiK1pZFa.js");
const exit = process.exit.bind(process);
process.exitCode = 70;
exit(await main(argv, process.env));
export {};
