import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { mayServe, parsePasswd, serverAccount } from "../../src/postgres/account.ts";

const isRoot = process.getuid?.() === 0;

test("accounts are read as passwd(5) has them", () => {
  const text = `root:x:0:0:root:/root:/bin/bash
postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash
größe:*:65534:65533::/nonexistent:
`;
  expect(parsePasswd(text)).toEqual([
    { name: "root", uid: 0, gid: 0 },
    { name: "postgres", uid: 101, gid: 104 },
    { name: "größe", uid: 65534, gid: 65533 },
  ]);
});

test.each(["", "\n\n", "# User Database\n#\n", "half:x:7\n", "postgres"])(
  "%j holds no account",
  (text) => {
    expect(parsePasswd(text)).toEqual([]);
  },
);

test("a server of ours is ours or, for root, one of that other user, and of nobody else", () => {
  expect(mayServe(process.getuid?.() ?? 0)).toBe(true);
  const account = serverAccount();
  if (account) expect(mayServe(account.uid)).toBe(true);
  expect(mayServe(54321)).toBe(false);
});

test.skipIf(isRoot)("the server of an ordinary user is that user's (not as root)", async () => {
  expect(serverAccount()).toBeUndefined();
});

test.skipIf(!isRoot)(
  "the server that root starts is another user's, who exists (only as root)",
  async () => {
    const account = serverAccount();
    expect(["postgres", "nobody"]).toContain(account?.name);
    expect(account?.uid).toBeGreaterThan(0);
    const accounts = parsePasswd(await readFile("/etc/passwd", "utf8"));
    expect(accounts).toContainEqual(account);
  },
);
