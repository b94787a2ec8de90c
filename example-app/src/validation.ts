import type { z } from "zod";
import { InvalidError } from "./errors.ts";

/**
 * Parses `value` by `schema`.
 *
 * @throws {InvalidError} with every fault, such as `name: expected …; email: Invalid email address`.
 */
export function parseAs<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new InvalidError(result.error.issues.map(describe).join("; "), { cause: result.error });
}

function describe({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${path.join(".")}: ${message}`;
}
