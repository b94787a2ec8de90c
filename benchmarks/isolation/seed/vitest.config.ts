import { fileURLToPath } from "node:url";
import { mergeConfig } from "vitest/config";
import example from "../../../example-app/vitest.config.ts";

/** The example's tests, but for what cleans up after each. */
export default mergeConfig(example, {
  resolve: {
    alias: [
      {
        find: /^\.\/support\/rolled-back\.ts$/,
        replacement: fileURLToPath(new URL("committed.ts", import.meta.url)),
      },
    ],
  },
});
