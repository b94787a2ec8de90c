import type { FastifyInstance } from "fastify";
import { UserNotFoundError } from "./errors.ts";
import type { UnitOfWork } from "./unit-of-work.ts";
import { UserRepository } from "./user-repository.ts";
import { page, userChanges, userFields, userParams } from "./user-schemas.ts";
import type { UserTable } from "./user-table.ts";
import { parseAs } from "./validation.ts";

/** The largest `integer`: https://www.postgresql.org/docs/current/datatype-numeric.html */
const maxId = 2_147_483_647;

export interface UserRoutesOptions {
  readonly table: UserTable;
  readonly unitOfWork: UnitOfWork;
}

/** Adds the routes of `/users`; each request is checked first, then runs in one unit of work. */
export function addUserRoutes(app: FastifyInstance, { table, unitOfWork }: UserRoutesOptions) {
  const withUsers = <T>(work: (users: UserRepository) => Promise<T>): Promise<T> =>
    unitOfWork((transaction) => work(new UserRepository(table, transaction)));

  app.get("/users", async ({ query }) => {
    const wanted = parseAs(page, query);
    return withUsers((users) => users.list(wanted));
  });

  app.post("/users", async ({ body }) => {
    const fields = parseAs(userFields, body);
    return withUsers((users) => users.create(fields));
  });

  app.get("/users/:id", async ({ params }) => {
    const id = idOf(params);
    return withUsers(async (users) => found(await users.get(id)));
  });

  app.put("/users/:id", async ({ params, body }) => {
    const id = idOf(params);
    const fields = parseAs(userFields, body);
    return withUsers(async (users) => found(await users.update(id, fields)));
  });

  app.patch("/users/:id", async ({ params, body }) => {
    const id = idOf(params);
    const changes = parseAs(userChanges, body);
    return withUsers(async (users) => found(await users.patch(id, changes)));
  });

  app.delete("/users/:id", async ({ params }, reply) => {
    const id = idOf(params);
    const deleted = await withUsers((users) => users.delete(id));
    if (!deleted) throw new UserNotFoundError();
    return reply.code(204).send();
  });
}

// PostgreSQL refuses to compare its integers with a number that is none of them.
function idOf(params: unknown): number {
  const { id } = parseAs(userParams, params);
  if (id < 1 || id > maxId) throw new UserNotFoundError();
  return id;
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new UserNotFoundError();
  return value;
}
