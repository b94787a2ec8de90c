import { writeAndWait } from "./image/streams.ts";

const argv = process.argv.slice(2);
// A run has a terminal, and nothing takes its place. What is imported may look at the streams as it is loaded.
if (argv[0] !== "run") writeAndWait();
const { main } = await import("./image/main.ts");
// Whatever ends this program early has not done what it was told.
process.exitCode = 70;
process.exit(await main(argv, process.env));
