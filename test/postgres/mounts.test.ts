import { expect, test } from "vitest";
import { isMountPoint, listMounts, parseMounts } from "../../src/postgres/mounts.ts";

test("mounts are read with what they are of, their paths and types, the last one mounted last", () => {
  const text = `/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /dev/shm tmpfs rw,nosuid,nodev 0 0
ram-postgres /tmp/ram-postgres-aB3/disk tmpfs rw,size=1024k,mode=700 0 0
`;
  expect(parseMounts(text)).toEqual([
    { source: "/dev/sda1", path: "/", type: "ext4" },
    { source: "tmpfs", path: "/dev/shm", type: "tmpfs" },
    { source: "ram-postgres", path: "/tmp/ram-postgres-aB3/disk", type: "tmpfs" },
  ]);
});

test.each([
  ["/a\\040b", "/a b"],
  ["/a\\011b\\012c", "/a\tb\nc"],
  ["/back\\134slash", "/back\\slash"],
  ["/back\\134040slash", "/back\\040slash"],
  ["/hash\\043", "/hash#"],
  ["/grün", "/grün"],
  ["/gr\\303\\274n", "/grün"],
  ["/😀\\040€", "/😀 €"],
  ["/not\\8octal\\", "/not\\8octal\\"],
])("the path %j is %j", (field, path) => {
  const [mount] = parseMounts(`none ${field} tmpfs rw 0 0\n`);
  expect(mount).toMatchObject({ path, type: "tmpfs" });
});

test.each(["", "\n", "none /a tmpfs", "garbage\n"])("%j tells of no mount", (text) => {
  expect(parseMounts(text)).toEqual([]);
});

test.skipIf(process.platform !== "linux")(
  "this machine's mounts are known (where the system tells: on Linux)",
  async () => {
    expect(listMounts().map(({ path }) => path)).toContain("/proc");
    expect(isMountPoint("/proc")).toBe(true);
    expect(isMountPoint("/proc/self")).toBe(false);
    expect(isMountPoint("/no/such/place")).toBe(false);
  },
);
