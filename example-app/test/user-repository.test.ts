import { describe, expect } from "vitest";
import { test } from "./support/rolled-back.ts";
import { ada, bob, unknownId } from "./support/users.ts";

const all = { limit: 10, offset: 0 };

describe("user repository", () => {
  test("list users empty", async ({ users }) => {
    expect(await users.list(all)).toEqual([]);
  });

  test("list users with data", async ({ users }) => {
    const first = await users.create(ada());
    const second = await users.create(bob());

    expect(await users.list(all)).toEqual([first, second]);
    expect(await users.list({ limit: 1, offset: 1 })).toEqual([second]);
  });

  test("get user", async ({ users }) => {
    const user = await users.create(ada());

    expect(await users.get(user.id)).toEqual(user);
  });

  test("get user not found", async ({ users }) => {
    expect(await users.get(unknownId)).toBeUndefined();
  });

  test("delete user", async ({ users }) => {
    const user = await users.create(ada());
    const other = await users.create(bob());

    expect(await users.delete(user.id)).toBe(true);
    expect(await users.list(all)).toEqual([other]);
  });

  test("delete user not found", async ({ users }) => {
    expect(await users.delete(unknownId)).toBe(false);
  });

  test("create new user", async ({ users }) => {
    const user = await users.create(ada());

    expect(user).toEqual({
      ...ada(),
      id: expect.any(Number),
      createdAt: expect.any(Date),
      updatedAt: user.createdAt,
    });
  });

  test("update user", async ({ users }) => {
    const user = await users.create(ada());
    const other = await users.create(bob());
    const fields = { name: "Augusta", email: "augusta@example.com", username: null };

    const updated = await users.update(user.id, fields);

    expect(updated).toEqual({ ...user, ...fields, updatedAt: expect.any(Date) });
    expect(await users.list(all)).toEqual([updated, other]);
  });

  test("update user not found", async ({ users }) => {
    expect(await users.update(unknownId, ada())).toBeUndefined();
  });

  test("patch user", async ({ users }) => {
    const user = await users.create(ada());
    const other = await users.create(bob());

    const patched = await users.patch(user.id, { name: "Augusta" });

    expect(patched).toEqual({ ...user, name: "Augusta", updatedAt: expect.any(Date) });
    expect(await users.list(all)).toEqual([patched, other]);
  });

  test("patch user not found", async ({ users }) => {
    expect(await users.patch(unknownId, { name: "Augusta" })).toBeUndefined();
  });
});
