import { run } from "../post.ts";

await run();
// What the cache's client did not finish in time would keep the step open.
process.exit();
