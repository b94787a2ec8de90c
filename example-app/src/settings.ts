import { z } from "zod";
import { parseAs } from "./validation.ts";

/** What the server needs to know, from its environment. */
export interface Settings {
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
}

const port = z
  .string()
  .regex(/^\d+$/, "expected 0 to 65535")
  .transform(Number)
  .pipe(z.int().max(65_535, "expected 0 to 65535"));

const environment = z.object({
  DATABASE_URL: z
    .string("missing; set it to the URL of a migrated database, postgresql://user@host/database")
    .regex(/^postgres(ql)?:\/\//, "expected a URL such as postgresql://user@host/database"),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: port.default(3000),
});

/**
 * Reads `DATABASE_URL`, `HOST` (default 127.0.0.1) and `PORT` (default 3000; 0 is any free one).
 *
 * @throws {InvalidError} that names the variable and what it must be.
 */
export function parseSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const { DATABASE_URL, HOST, PORT } = parseAs(environment, env);
  return { databaseUrl: DATABASE_URL, host: HOST, port: PORT };
}
