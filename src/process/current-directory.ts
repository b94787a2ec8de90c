/** @throws when it has been removed, which Node tells as a failed system call */
export function currentDirectory(): string {
  try {
    return process.cwd();
  } catch (error) {
    throw new Error("the current directory has been removed: go to one that is there", {
      cause: error,
    });
  }
}
