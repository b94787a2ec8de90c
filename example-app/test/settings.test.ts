import { describe, expect, test } from "vitest";
import { parseSettings } from "../src/settings.ts";

const databaseUrl = "postgresql://ada@localhost/app";

describe("settings", () => {
  test("host and port have defaults", () => {
    expect(parseSettings({ DATABASE_URL: databaseUrl })).toEqual({
      databaseUrl,
      host: "127.0.0.1",
      port: 3000,
    });
  });

  test("host and port are taken from the environment", () => {
    const env = { DATABASE_URL: databaseUrl, HOST: "::", PORT: "0" };
    expect(parseSettings(env)).toEqual({ databaseUrl, host: "::", port: 0 });
  });

  test.each([
    [{}, "DATABASE_URL: missing"],
    [{ DATABASE_URL: "" }, "DATABASE_URL: expected"],
    [{ DATABASE_URL: "mysql://localhost/app" }, "DATABASE_URL: expected"],
    [{ DATABASE_URL: databaseUrl, HOST: "" }, "HOST: "],
    [{ DATABASE_URL: databaseUrl, PORT: "" }, "PORT: expected 0 to 65535"],
    [{ DATABASE_URL: databaseUrl, PORT: "65536" }, "PORT: expected 0 to 65535"],
    [{ DATABASE_URL: databaseUrl, PORT: "http" }, "PORT: expected 0 to 65535"],
  ])("%o is refused", (env, message) => {
    expect(() => parseSettings(env)).toThrow(message);
  });
});
