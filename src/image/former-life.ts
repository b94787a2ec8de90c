import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { runName } from "../postgres/run-directory.ts";
import { attempt } from "../process/attempt.ts";

const temporary = "/tmp";

/**
 * Removes what a container has left that was killed and is started again: whoever used it has ended with it. What is
 * mounted may be another container's.
 */
export function removeFormerLife(): void {
  const isStart = process.ppid === 1;
  const isOwn = () => statSync(temporary).dev === statSync("/").dev;
  if (!isStart || !attempt(isOwn)) return;
  for (const name of readdirSync(temporary).filter((each) => runName.test(each))) {
    // With --user it may be another user's.
    attempt(() => rmSync(join(temporary, name), { recursive: true, force: true }));
  }
}
