import { expect, test } from "vitest";
import { Interrupts } from "../../src/process/interrupts.ts";
import { runBaseline } from "../../src/run/baseline.ts";
import { parseOptions } from "../../src/run/options.ts";
import { Timings } from "../../src/run/timings.ts";

test("tests that do not end against the stock server are ended, which does not end the run", async () => {
  const said: string[] = [];
  const interrupts = new Interrupts();
  const context = {
    ...{ env: process.env, interrupts, timings: new Timings(), stdout: "stderr" as const },
    log: { info: () => {}, warn: (message: string) => void said.push(message) },
  };
  const options = await parseOptions({ port: "0" }, process.cwd());
  const command = { kind: "program", file: "sleep", args: ["60"] } as const;
  const baseline = await runBaseline(options, { command, context, exitCode: 0, limitMs: 100 });
  const problem = "the tests did not end within 100 ms";
  expect(baseline).toEqual({ state: "failed", problem });
  expect(said).toEqual([`baseline: there is nothing to compare with: ${problem}`]);
  expect(interrupts.aborted.aborted).toBe(false);
});
