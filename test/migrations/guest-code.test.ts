import { describe, expect, onTestFinished, test, vi } from "vitest";
import { runGuestCode } from "../../src/migrations/guest-code.ts";

/** What reaches our standard streams while the test runs. */
function captureStreams(): { stdout: string; stderr: string } {
  const written = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    const spy = vi.spyOn(process[name], "write").mockImplementation((text) => {
      written[name] += text;
      return true;
    });
    onTestFinished(() => spy.mockRestore());
  }
  return written;
}

test("guest code gives its result", async () => {
  expect(await runGuestCode("stdout", async () => 7)).toBe(7);
});

describe("the end of the process", () => {
  test.each([
    [0, "process.exit(0)"],
    [3, "process.exit(3)"],
    [undefined, "process.exit()"],
  ])("with the code %j is an error that says so", async (code, call) => {
    const work = runGuestCode("stdout", async () => process.exit(code));
    await expect(work).rejects.toThrow(`it called ${call}: a migration that fails throws an error`);
  });

  test("is as it was afterwards, also after a failure", async () => {
    const { exit } = process;
    await runGuestCode("stdout", async () => expect(process.exit).not.toBe(exit));
    expect(process.exit).toBe(exit);
    const failing = runGuestCode("stderr", async () => {
      throw new Error("of its own");
    });
    await expect(failing).rejects.toThrow("of its own");
    expect(process.exit).toBe(exit);
  });
});

describe("what guest code prints", () => {
  test("goes to standard error when asked", async () => {
    const written = captureStreams();
    await runGuestCode("stderr", async () => {
      process.stdout.write("out\n");
      process.stderr.write("err\n");
    });
    expect(written).toEqual({ stdout: "", stderr: "out\nerr\n" });
  });

  test("goes where it always goes when not", async () => {
    const written = captureStreams();
    await runGuestCode("stdout", async () => void process.stdout.write("out\n"));
    expect(written).toEqual({ stdout: "out\n", stderr: "" });
  });

  test("goes there again afterwards, also after a failure", async () => {
    const written = captureStreams();
    await runGuestCode("stderr", async () => {});
    process.stdout.write("after success\n");
    const failing = runGuestCode("stderr", async () => {
      throw new Error("of its own");
    });
    await expect(failing).rejects.toThrow("of its own");
    process.stdout.write("after failure\n");
    expect(written).toEqual({ stdout: "after success\nafter failure\n", stderr: "" });
  });
});
