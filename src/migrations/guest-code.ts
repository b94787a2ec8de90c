/**
 * Runs code of the user's in our own process, as migrations are: it can't end the process, which would pass for success
 * without a single test, and what it prints goes to standard error where standard output is the test command's.
 */
export async function runGuestCode<T>(
  stdout: "stdout" | "stderr",
  work: () => Promise<T>,
): Promise<T> {
  const { exit } = process;
  const { write } = process.stdout;
  process.exit = (code) => {
    throw new Error(
      `it called process.exit(${code ?? ""}): a migration that fails throws an error`,
    );
  };
  if (stdout === "stderr") process.stdout.write = process.stderr.write.bind(process.stderr);
  try {
    return await work();
  } finally {
    process.exit = exit;
    process.stdout.write = write;
  }
}
