import { run } from "../main.ts";

await run();
// Whatever is still there would keep the step open.
process.exit();
