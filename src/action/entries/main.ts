import { run } from "../main.ts";

// While migrations run, theirs is another one.
const exit = process.exit.bind(process);
await run();
// A migration's module may have left a timer or a connection, which would keep the step open.
exit();
