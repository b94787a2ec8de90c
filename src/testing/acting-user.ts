import type { Settings } from "./settings.ts";

/** Whom a session acts as: the role depends on the user, and what else can be set on both. RESET ALL leaves them. */
export const userSettings: readonly string[] = ["session_authorization", "role"];

/** Act as whoever has connected. https://www.postgresql.org/docs/current/sql-set-session-authorization.html */
export const actAsConnected = "RESET SESSION AUTHORIZATION; RESET ROLE";

export function actsAsAnother(settings: Settings): boolean {
  return userSettings.some((name) => settings.has(name));
}

/** After {@link actAsConnected}. */
export function asConnected(settings: Settings): Settings {
  if (!actsAsAnother(settings)) return settings;
  return new Map([...settings].filter(([name]) => !userSettings.includes(name)));
}
