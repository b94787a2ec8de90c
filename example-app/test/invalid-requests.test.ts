import { describe, expect } from "vitest";
import { test } from "./support/rolled-back.ts";
import { ada } from "./support/users.ts";

const json = { "content-type": "application/json" };

const invalidFields = [
  ["a name of nothing but space", { name: " \t\u00a0" }, /^name:/],
  ["a name that is null", { name: null }, /^name:/],
  ["a name that is a number", { name: 1 }, /^name:/],
  ["a name that is too long", { name: "a".repeat(201) }, /^name:/],
  ["a name with a NUL", { name: "a\0b" }, /^name: a NUL/],
  ["a name with half a surrogate pair", { name: "a\ud800" }, /^name: a lone surrogate/],
  ["an email without an @", { email: "ada.example.com" }, /^email:/],
  ["an email with a NUL", { email: "a\0@example.com" }, /^email:/],
  ["an email that is too long", { email: `${"a".repeat(250)}@example.com` }, /^email:/],
  ["an empty username", { username: "" }, /^username:/],
  ["a username that is too long", { username: "a".repeat(51) }, /^username:/],
  ["a username with a NUL", { username: "a\0b" }, /^username: a NUL/],
  ["an unknown property", { nickname: "Ada" }, /nickname/],
  ["an id", { id: 1 }, /id/],
  ["several faults", { name: "", email: "" }, /^name: .+; email: ./],
] as const;

const invalidBodies = [
  ["nothing", ""],
  ["malformed JSON", '{"name": '],
  ["null", "null"],
  ["a list", "[]"],
  ["a string", '"Ada"'],
  ["a poisoned prototype", '{"__proto__": {"name": "Ada"}}'],
] as const;

describe("invalid bodies", () => {
  test.for(["POST /users", "PUT /users/1", "PATCH /users/1"])(
    "%s answers 422",
    async (route, { app }) => {
      const [method, url] = route.split(" ") as ["POST" | "PUT" | "PATCH", string];

      for (const [what, fields, detail] of invalidFields) {
        const answer = await app.inject({ method, url, payload: { ...ada(), ...fields } });
        expect(answer.statusCode, what).toBe(422);
        expect(answer.json(), what).toEqual({ detail: expect.stringMatching(detail) });
      }
      for (const [what, payload] of invalidBodies) {
        const answer = await app.inject({ method, url, headers: json, payload });
        expect(answer.statusCode, what).toBe(422);
        expect(answer.json(), what).toEqual({ detail: expect.stringMatching(/./) });
      }
    },
  );

  test.for(["POST", "PUT"] as const)("%s needs a name and an email", async (method, { app }) => {
    const url = method === "POST" ? "/users" : "/users/1";

    const answer = await app.inject({ method, url, payload: {} });

    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toEqual({ detail: expect.stringMatching(/^name: .+; email: ./) });
  });

  test("a body that is not JSON answers 415", async ({ app }) => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const answer = await app.inject({
      method: "POST",
      url: "/users",
      headers,
      payload: "name=Ada",
    });

    expect([answer.statusCode, answer.json()]).toEqual([415, { detail: expect.any(String) }]);
  });

  test("a body that is too large answers 413", async ({ app }) => {
    const payload = ada({ name: "a".repeat(2 ** 20) });
    const answer = await app.inject({ method: "POST", url: "/users", payload });

    expect([answer.statusCode, answer.json()]).toEqual([413, { detail: expect.any(String) }]);
  });
});

describe("valid bodies", () => {
  test("the longest fields are stored", async ({ app }) => {
    const labels = `${"a".repeat(61)}.`.repeat(3);
    const payload = {
      name: "\u{1f600}".repeat(100),
      email: `${"a".repeat(64)}@${labels}com`,
      username: "a".repeat(50),
    };
    const answer = await app.inject({ method: "POST", url: "/users", payload });

    expect(answer.json()).toMatchObject(payload);
  });

  test("space around a name is dropped", async ({ app }) => {
    const payload = ada({ name: " Ada \n" });
    const answer = await app.inject({ method: "POST", url: "/users", payload });

    expect(answer.json()).toMatchObject({ name: "Ada" });
  });

  test("emails that differ in case are two", async ({ app }) => {
    for (const payload of [ada(), ada({ email: "Ada@example.com", username: null })]) {
      const answer = await app.inject({ method: "POST", url: "/users", payload });
      expect(answer.statusCode).toBe(200);
    }
  });

  test("a DELETE may declare JSON and have no body", async ({ app, users }) => {
    const { id } = await users.create(ada());
    const answer = await app.inject({ method: "DELETE", url: `/users/${id}`, headers: json });

    expect(answer.statusCode).toBe(204);
  });
});

describe("invalid addresses", () => {
  test.for([
    ["x", 422],
    ["1.5", 422],
    ["1e3", 422],
    ["%00", 422],
    ["%zz", 400],
    ["0", 404],
    ["-1", 404],
    ["2147483648", 404],
    ["9".repeat(100), 404],
    ["1/friends", 404],
  ] as const)("id %s answers %i", async ([id, status], { app }) => {
    for (const method of ["GET", "PUT", "PATCH", "DELETE"] as const) {
      const payload = method === "GET" ? undefined : { payload: ada() };
      const answer = await app.inject({ method, url: `/users/${id}`, ...payload });
      expect(answer.statusCode, method).toBe(status);
      expect(answer.json(), method).toEqual({ detail: expect.any(String) });
    }
  });

  test.for([
    "limit=0",
    "limit=-1",
    "limit=1001",
    "limit=1.5",
    "limit=ten",
    "limit=",
    "limit=1&limit=2",
    "offset=-1",
    "offset=9007199254740992",
    "ofset=1",
  ])("a list with %s answers 422", async (query, { app }) => {
    const answer = await app.inject(`/users?${query}`);

    const name = query.replace(/=.*/, "");
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toEqual({ detail: expect.stringContaining(name) });
  });
});
