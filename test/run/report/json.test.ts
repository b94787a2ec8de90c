import { expect, test } from "vitest";
import { formatJson } from "../../../src/run/report/json.ts";
import { report } from "./sample.ts";

test("what could mean something to a terminal or a runner is escaped, and the data are the same", () => {
  const reason = "##[stop-commands]x \u009b31m \u202e \u2028 \u{e0001} ##[a]##[b]";
  const given = report({ snapshot: { state: "miss", reason } });
  const json = formatJson(given);
  expect(json).not.toMatch(/##\[|[\u007f-\u009f\u2028\u2029]|\p{Cf}/u);
  expect(JSON.parse(json).snapshot.reason).toBe(reason);
});
