import { describe, expect } from "vitest";
import { test } from "./support/rolled-back.ts";
import { ada, bob, unknownId } from "./support/users.ts";

const notFound = { detail: "User not found" };
const emailTaken = { detail: "Email already registered" };
const usernameTaken = { detail: "Username already registered" };

describe.each([
  ["without a trailing slash", ""],
  ["with a trailing slash", "/"],
])("user routes %s", (_, slash) => {
  const usersUrl = `/users${slash}`;
  const userUrl = (id: number) => `/users/${id}${slash}`;

  test("create user", async ({ app }) => {
    const answer = await app.inject({ method: "POST", url: usersUrl, payload: ada() });

    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      ...ada(),
      id: expect.any(Number),
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      updatedAt: answer.json().createdAt,
    });
  });

  test("create user without a username", async ({ app }) => {
    const payload = { name: "Ada", email: "ada@example.com" };
    const answer = await app.inject({ method: "POST", url: usersUrl, payload });

    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ ...payload, username: null });
  });

  test("get user", async ({ app }) => {
    const created = await app.inject({ method: "POST", url: usersUrl, payload: ada() });

    const answer = await app.inject(userUrl(created.json().id));

    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual(created.json());
  });

  test("get user not found", async ({ app }) => {
    const answer = await app.inject(userUrl(unknownId));

    expect([answer.statusCode, answer.json()]).toEqual([404, notFound]);
  });

  test("create duplicate user", async ({ app, users }) => {
    await users.create(ada());

    const payload = bob({ email: ada().email });
    const answer = await app.inject({ method: "POST", url: usersUrl, payload });

    expect([answer.statusCode, answer.json()]).toEqual([400, emailTaken]);
  });

  test("create user with a taken username", async ({ app, users }) => {
    await users.create(ada());

    const payload = bob({ username: ada().username });
    const answer = await app.inject({ method: "POST", url: usersUrl, payload });

    expect([answer.statusCode, answer.json()]).toEqual([400, usernameTaken]);
  });

  test("list users", async ({ app, users }) => {
    const { id: first } = await users.create(ada());
    const { id: second } = await users.create(bob());
    const idsOf = async (query: string) =>
      (await app.inject(`${usersUrl}${query}`)).json().map(({ id }: { id: number }) => id);

    expect(await idsOf("")).toEqual([first, second]);
    expect(await idsOf("?limit=1")).toEqual([first]);
    expect(await idsOf("?offset=1")).toEqual([second]);
    expect(await idsOf("?limit=1000&offset=2")).toEqual([]);
  });

  test("put replaces the whole user", async ({ app, users }) => {
    const { id } = await users.create(ada());
    const payload = { name: "Augusta", email: "augusta@example.com" };

    const answer = await app.inject({ method: "PUT", url: userUrl(id), payload });

    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ ...payload, id, username: null });
  });

  test("patch changes what is given", async ({ app, users }) => {
    const { id } = await users.create(ada());
    const payload = { name: "Augusta" };

    const answer = await app.inject({ method: "PATCH", url: userUrl(id), payload });

    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ ...ada(), ...payload, id });
  });

  test("patch removes a username", async ({ app, users }) => {
    const { id } = await users.create(ada());
    const payload = { username: null };

    const answer = await app.inject({ method: "PATCH", url: userUrl(id), payload });

    expect(answer.json()).toMatchObject({ ...ada(), ...payload, id });
  });

  test("patch with nothing changes nothing", async ({ app, users }) => {
    const user = await users.create(ada());

    const answer = await app.inject({ method: "PATCH", url: userUrl(user.id), payload: {} });

    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual(JSON.parse(JSON.stringify(user)));
  });

  test("delete user", async ({ app, users }) => {
    const { id } = await users.create(ada());

    const answer = await app.inject({ method: "DELETE", url: userUrl(id) });

    expect([answer.statusCode, answer.body]).toEqual([204, ""]);
    expect((await app.inject(userUrl(id))).statusCode).toBe(404);
  });

  test.for(["PUT", "PATCH", "DELETE"] as const)("%s not found", async (method, { app }) => {
    const answer = await app.inject({ method, url: userUrl(unknownId), payload: ada() });

    expect([answer.statusCode, answer.json()]).toEqual([404, notFound]);
  });

  test.for([
    ["PUT", "email", emailTaken],
    ["PUT", "username", usernameTaken],
    ["PATCH", "email", emailTaken],
    ["PATCH", "username", usernameTaken],
  ] as const)("%s with a taken %s", async ([method, field, detail], { app, users }) => {
    const other = await users.create(ada());
    const { id } = await users.create(bob());

    const payload = bob({ [field]: other[field] });
    const answer = await app.inject({ method, url: userUrl(id), payload });

    expect([answer.statusCode, answer.json()]).toEqual([400, detail]);
    expect(await users.get(id)).toMatchObject(bob());
  });

  test.for(["PUT", "PATCH"] as const)("%s keeps its own email", async (method, { app, users }) => {
    const { id } = await users.create(ada());

    const answer = await app.inject({ method, url: userUrl(id), payload: ada() });

    expect(answer.statusCode).toBe(200);
  });
});
