import { Client } from "pg";
import { expect, test } from "vitest";
import { startDatabase } from "../../src/library.ts";
import { scramVerifier } from "../../src/postgres/scram.ts";

/** Passwords of which the server does not use the bytes as they are. */
const passwords = ["plain", 'it\'s \\ "quoted"', "пароль", "ﬁ ª \u00a0", "a\u00adb", "\u0627a"];

test("the server takes a password by its verifier as it takes the password itself", async () => {
  await using database = await startDatabase({ port: "0" });
  const admin = new Client(database.connectionString);
  await admin.connect();
  try {
    for (const [index, password] of passwords.entries()) {
      const verifier = await scramVerifier(password);
      expect(verifier).not.toContain(password);
      await admin.query(`CREATE ROLE by_verifier_${index} LOGIN PASSWORD '${verifier}'`);
      const { hostname: host, port, pathname } = new URL(database.connectionString);
      const user = `by_verifier_${index}`;
      const common = { host, port: Number(port), user, database: pathname.slice(1) };
      const client = new Client({ ...common, password });
      await client.connect();
      const { rows } = await client.query("SELECT current_user");
      await client.end();
      expect(rows).toEqual([{ current_user: user }]);
      const stranger = new Client({ ...common, password: `${password}x` });
      await expect(stranger.connect()).rejects.toMatchObject({ code: "28P01" });
    }
  } finally {
    await admin.end();
  }
});
