import { tmpdir } from "node:os";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ArgumentsError, parseArguments } from "../../src/cli/arguments.ts";
import { inputs, type RawInputs } from "../../src/run/inputs.ts";
import { parseOptions, UsageError } from "../../src/run/options.ts";
import { endless, nasty } from "../support/nasty.ts";

const names = inputs.map(({ name }) => name);

/** The problems with some inputs; none when they are fine. Whatever else is thrown is a fault of ours. */
async function problemsOf(raw: RawInputs): Promise<readonly string[]> {
  try {
    await parseOptions(raw, tmpdir());
    return [];
  } catch (error) {
    if (error instanceof UsageError) return error.problems;
    throw error;
  }
}

describe("whatever the inputs are", () => {
  test.each(names)("%s is taken, or refused by its name", async (name) => {
    const check = async (value: string) => {
      for (const problem of await problemsOf({ [name]: value })) {
        expect(problem.startsWith(`${name}: `), problem).toBe(true);
      }
    };
    await fc.assert(fc.asyncProperty(nasty, check));
    await fc.assert(fc.asyncProperty(endless, check), { numRuns: 10 });
  });

  test("all that are off are told, and nothing else", async () => {
    const some = fc.record(Object.fromEntries(names.map((name) => [name, nasty])), {
      requiredKeys: [],
    });
    await fc.assert(
      fc.asyncProperty(some, async (raw: RawInputs) => {
        const alone = await Promise.all(
          Object.entries(raw).map(([name, value]) => problemsOf({ [name]: value })),
        );
        const together = await problemsOf(raw);
        // A directory is looked for in another one, and the names of workers are longer.
        const related = /^(migrations|snapshot-files|database): /;
        const independent = (problems: readonly string[]) =>
          problems.filter((each) => !related.test(each));
        expect(independent(together).sort()).toEqual(independent(alone.flat()).sort());
      }),
      { numRuns: 50 },
    );
  });

  test("a password is never told", async () => {
    const secrets = fc.tuple(nasty, nasty).map(([before, after]) => `${before}s3cret${after}`);
    await fc.assert(
      fc.asyncProperty(secrets, nasty, async (password, port) => {
        expect((await problemsOf({ password, port })).join()).not.toContain("s3cret");
      }),
    );
  });
});

test("words of the command line are an invocation or bad usage", () => {
  const options = names.flatMap((name) => [`--${name}`, `--${name}=`]);
  const word = fc.oneof(fc.constantFrom("--", "-h", "--help", "snapshots", ...options), nasty);
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), (argv) => {
      try {
        expect(["help", "version", "snapshots", "run"]).toContain(parseArguments(argv).kind);
      } catch (error) {
        expect(error).toBeInstanceOf(ArgumentsError);
      }
    }),
  );
});
