/** Stops the run before its first test when there is no database for it. */
export default function requireDatabase(): void {
  if (process.env.DATABASE_URL) return;
  console.error(
    "DATABASE_URL is not set. The tests need a migrated PostgreSQL database; " +
      "`npm run example` in the root of the repository makes one and runs them.",
  );
  // Thrown as an error, it would be printed as a remark to "No test files found".
  process.exit(1);
}
