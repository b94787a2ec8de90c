import { DatabaseError } from "pg";
import { describe, expect, test } from "vitest";
import { explain } from "../../src/run/explain.ts";

describe("what could not be done is told", () => {
  test("with what the server said, and what to do", () => {
    const error = Object.assign(new DatabaseError("it is being accessed", 0, "error"), {
      severity: "ERROR",
      code: "55006",
      detail: "There is 1 other session using the database.",
    });
    expect(() => explain(error, "no copy")).toThrow(
      "no copy\nERROR: it is being accessed (SQLSTATE 55006)\n" +
        "DETAIL: There is 1 other session using the database.\n" +
        "a connection was left open to the database, most likely by the migrate-command: end it",
    );
  });

  test("also when the server can say nothing any more", () => {
    const error = new Error("Connection terminated unexpectedly");
    expect(() => explain(error, "no copy")).toThrow("no copy: Connection terminated unexpectedly");
  });
});
