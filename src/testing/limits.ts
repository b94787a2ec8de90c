import type { Statement } from "./sql/statements.ts";

/**
 * Whether a setting of that name would end the sandbox's connection, which is in a transaction and idle while tests do
 * other things. https://www.postgresql.org/docs/current/runtime-config-client.html
 */
export function isLimit(name: string): boolean {
  return /^(idle_in_transaction_session|idle_session|transaction)_timeout$/.test(name);
}

/** What to send at once after statements that set such a limit. */
export function endOfLimits(statements: readonly Statement[]): string | undefined {
  const names = statements.flatMap(({ action }) => (action.kind === "set" ? [action.name] : []));
  const limits = names.filter(isLimit);
  return limits.length > 0 ? limits.map((name) => `SET ${name} = 0`).join("; ") : undefined;
}
