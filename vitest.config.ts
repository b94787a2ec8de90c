import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Those have an engine and an image to be told of.
    exclude: [...configDefaults.exclude, "test/containers/**"],
    globalSetup: [
      "test/support/leave-nothing.ts",
      "test/support/node24.ts",
      "test/integrations/install.ts",
    ],
    // They wait for other processes most of the time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Real servers are started, and on a first run downloaded; nothing asserts how long that takes.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
