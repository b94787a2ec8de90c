import { expect, test } from "vitest";
import { parseServerArguments, wantsNoCluster } from "../../src/image/server-arguments.ts";

test.for([
  ["", []],
  ["-c fsync=on", [["fsync", "on"]]],
  ["-cfsync=on", [["fsync", "on"]]],
  [
    "-c max-connections=5 --Work-Mem=1MB",
    [
      ["max_connections", "5"],
      ["work_mem", "1MB"],
    ],
  ],
  ["-c search_path=a=b", [["search_path", "a=b"]]],
  ["-N 5 -c jit=on", [["jit", "on"]]],
  ["-B -c -c jit=on", [["jit", "on"]]],
  ["-F", [["fsync", "off"]]],
  ["-iF", [["fsync", "off"]]],
  [
    "-eF -c jit=on",
    [
      ["fsync", "off"],
      ["jit", "on"],
    ],
  ],
  ["-c", []],
  ["word -c jit=on", []],
] as const)("settings in %j", ([line, settings]) => {
  const args = line.split(" ").filter((word) => word !== "");
  expect(parseServerArguments(args).settings.map(({ name, value }) => [name, value])).toEqual(
    settings,
  );
});

test.for([
  [["-p", "5433"], 5433],
  [["-p5433"], 5433],
  [["-c", "port=5433"], 5433],
  [["--port=5433", "-c", "jit=on"], 5433],
  [["-c", "jit=on"], undefined],
  [["-k", "-p", "5433"], undefined],
] as const)("the port in %j", ([args, port]) => {
  expect(parseServerArguments(args).port).toBe(port);
});

test.for(["--help", "-?", "--version", "-V", "--describe-config", "-C", "--single"])(
  "%s needs no cluster",
  (arg) => {
    expect(wantsNoCluster(["-c", "jit=on", arg])).toBe(true);
    expect(wantsNoCluster(["-c", "jit=on"])).toBe(false);
  },
);
