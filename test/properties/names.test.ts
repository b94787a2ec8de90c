import fc from "fast-check";
import pg from "pg";
import { expect, test } from "vitest";
import { connectionUri, fitsUri } from "../../src/postgres/connection.ts";
import { databaseOf, withDatabase } from "../../src/testing/databases/connection-string.ts";
import { nasty } from "../support/nasty.ts";

/** Names as a run takes them: without control characters and halves of characters. */
const name = fc
  .oneof(nasty, fc.string({ unit: "grapheme", minLength: 1 }))
  .map((text) => text.replace(/[\p{Cc}\p{Surrogate}]/gu, ""))
  .filter((text) => text !== "");

test("a connection URI tells pg, and the testing library, every name and password as it is", () => {
  fc.assert(
    fc.property(name, name, name.filter(fitsUri), (username, password, database) => {
      const address = { host: "127.0.0.1", port: 5432, username, password };
      const uri = connectionUri(address, database);
      const client = new pg.Client(uri);
      expect([client.user, client.password, client.host, client.port, client.database]).toEqual([
        ...[username, password, "127.0.0.1", 5432, database],
      ]);
      expect(databaseOf(uri)).toBe(database);
      expect(withDatabase(uri, database)).toBe(uri);
    }),
    { numRuns: 1000 },
  );
});
