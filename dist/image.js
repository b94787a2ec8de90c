import { r as writeAndWait } from "./streams-BweqTfBg.js";
// src/image.ts
const argv = process.argv.slice(2);
if (argv[0] !== "run") writeAndWait();
const { main } = await import("./main-BUj_Z7F7.js");
process.exitCode = 70;
process.exit(await main(argv, process.env));
export {};
