import { describe, expect, test } from "vitest";
import { startDatabase } from "../../src/library.ts";
import { tellSettingsAtFault } from "../../src/postgres/settings-at-fault.ts";

async function failureWith(settings: string): Promise<string> {
  const error = await startDatabase({ port: "0", snapshot: "false", settings }).then(
    async (database) => {
      await database[Symbol.asyncDispose]();
      return new Error("it started");
    },
    (reason: Error) => reason,
  );
  return error.message;
}

describe("a server that does not start is told with the line that is at fault", () => {
  test.each([
    ["an unknown name", "no_such_thing = 1", "no_such_thing = 1"],
    ["a bad value", "work_mem = lots", "work_mem = lots"],
    ["a value out of range", "work_mem = 1", "work_mem = 1"],
    ["a value that is none of several", "wal_level = some", "wal_level = some"],
    ["a bad combination", "max_connections = 1", "max_connections = 1"],
    ["a setting that can't be set", "server_version = 1", "server_version = 1"],
    ["a group that is none", "unix_socket_group = nosuch", "unix_socket_group = nosuch"],
    [
      "a library that is none",
      "session_preload_libraries = nosuch",
      "session_preload_libraries = nosuch",
    ],
  ])("%s", async (_, line, told) => {
    const message = await failureWith(
      `work_mem = 4MB\n${line}\nrow_security = on`.replace(/^work_mem = 4MB\n(?=work_mem)/, ""),
    );
    expect(message).toMatch(/^PostgreSQL did not start: .*; the end of its log:\n/);
    expect(message.split("\n").at(-1)).toBe(`settings: look at "${told}"`);
  });

  test("with which alone it does not start either, where its log names none", async () => {
    const message = await failureWith("ssl = on\nrow_security = on");
    expect(message.split("\n").at(-1)).toBe('settings: look at "ssl = on"');
  });

  test("and with all that were asked for where there are too many to try", async () => {
    const many = Array.from({ length: 10 }, (_, n) => `a.b${n} = 1`);
    const message = await failureWith(["ssl = on", ...many].join("\n"));
    expect(message.split("\n").at(-1)).toMatch(
      /^settings: it was asked for "ssl = on", "a.b0 = 1", /,
    );
  });
});

test("settings of ours are not told", () => {
  const settings = [{ name: "fsync", value: "off", because: "", by: "ram-postgres" as const }];
  expect(tellSettingsAtFault('FATAL: "fsync"', settings)).toBe("");
});
