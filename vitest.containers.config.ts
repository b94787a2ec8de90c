import { defineConfig } from "vitest/config";

/** Tests on real containers. `.ci/image` runs them, which see to an engine and to images. */
export default defineConfig({
  test: {
    include: ["test/containers/**/*.test.ts"],
    globalSetup: "test/containers/support/leave-nothing.ts",
    // Starting and stopping containers is work for one processor at least.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
