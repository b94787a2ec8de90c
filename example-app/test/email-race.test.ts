import type { FastifyInstance } from "fastify";
import type { Sequelize } from "sequelize";
import { describe, expect } from "vitest";
import { test } from "./support/cloned.ts";
import { ada, bob } from "./support/users.ts";

const emailTaken = { detail: "Email already registered" };

function post(app: FastifyInstance, payload: object) {
  return app.inject({ method: "POST", url: "/users/", payload });
}

async function waitingConnections(sequelize: Sequelize): Promise<number> {
  const [rows] = await sequelize.query(
    `SELECT FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows.length;
}

describe("race for one email", () => {
  test.for([2, 20])(
    "of %i requests at once one gets 200, the others 400",
    async (count, { app }) => {
      const users = Array.from({ length: count }, (_, index) => bob({ name: `Bob ${index}` }));

      const answers = await Promise.all(users.map((user) => post(app, user)));

      const refused = answers.filter(({ statusCode }) => statusCode !== 200);
      expect(refused.map((answer) => [answer.statusCode, answer.json()])).toEqual(
        Array(count - 1).fill([400, emailTaken]),
      );
      expect((await app.inject("/users/")).json()).toHaveLength(1);
    },
  );

  test.for([
    ["commit", 400],
    ["rollback", 200],
  ] as const)(
    "a request that waits for another's %s gets %i",
    async ([end, status], { app, sequelize, table }) => {
      const transaction = await sequelize.transaction();
      await table.create(ada(), { transaction });

      const answer = post(app, ada());
      await expect.poll(() => waitingConnections(sequelize)).toBe(1);
      await transaction[end]();

      expect((await answer).statusCode).toBe(status);
    },
  );

  test("two users who change to one email at once: one gets 200, the other 400", async ({
    app,
  }) => {
    const ids = [(await post(app, ada())).json().id, (await post(app, bob())).json().id];

    const answers = await Promise.all(
      ids.map((id) =>
        app.inject({ method: "PATCH", url: `/users/${id}`, payload: { email: "new@example.com" } }),
      ),
    );

    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 400]);
  });
});
