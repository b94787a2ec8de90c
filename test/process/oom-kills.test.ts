import { expect, test } from "vitest";
import { oomKills } from "../../src/process/oom-kills.ts";

// That they are counted is seen where something is killed: test/e2e/faults.test.ts.
test.skipIf(process.platform !== "linux")("the kernel's count is known (on Linux)", () => {
  expect(oomKills()).toBeGreaterThanOrEqual(0);
});
