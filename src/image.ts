import { main } from "./image/main.ts";
import { writeAndWait } from "./image/streams.ts";
import { takeOverEndings } from "./process/interrupts.ts";

const argv = process.argv.slice(2);
// A run has a terminal, and nothing takes its place.
if (argv[0] !== "run") writeAndWait();
// While migrations run, theirs is another one.
const exit = process.exit.bind(process);
process.exitCode = 70;
exit(await main(argv, process.env, takeOverEndings()));
