import process from "node:process";
import { run } from "../main.ts";

await run();
// A migration's module may have left a timer or a connection, which would keep the step open.
process.exit();
