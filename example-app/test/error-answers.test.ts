import { describe, expect } from "vitest";
import { createApp } from "../src/app.ts";
import { ConflictError } from "../src/errors.ts";
import { test } from "./support/rolled-back.ts";

describe("answers to errors of a unit of work", () => {
  test.for([
    ["a conflict", new ConflictError(), 409, "Another request changed the same users; try again"],
    ["an error nobody foresaw", new Error("secret"), 500, "Internal server error"],
    ["something that is no error", "secret", 500, "Internal server error"],
    [
      "an error of the framework",
      Object.assign(new Error("secret"), { statusCode: 500, code: "FST_ERR" }),
      500,
      "Internal server error",
    ],
  ] as const)("%s", async ([_, error, status, detail], { table }) => {
    const app = createApp({ table, unitOfWork: () => Promise.reject(error) });

    const answer = await app.inject("/users");

    expect([answer.statusCode, answer.json()]).toEqual([status, { detail }]);
  });
});
