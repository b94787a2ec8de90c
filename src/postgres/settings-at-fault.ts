import type { AppliedSetting, Setting } from "./settings.ts";

/**
 * A failure of a server to start, whose message has the end of its log, with what to tell of the user's settings: the
 * lines with each of which alone it fails, where that was tried; else those that it names in its log, by a setting's name
 * or its value; else all of them, of which the user may know better.
 */
export function withSettingsAtFault(
  error: unknown,
  settings: readonly AppliedSetting[],
  failing: readonly Setting[] = [],
): unknown {
  if (!(error instanceof Error)) return error;
  const told = failing.length > 0 ? lookAt(failing) : tellSettingsAtFault(error.message, settings);
  if (told) error.message += `\n${told}`;
  return error;
}

export function tellSettingsAtFault(log: string, settings: readonly AppliedSetting[]): string {
  const own = settings.filter(({ by }) => by === "user");
  const named = own.filter((setting) => isNamed(setting, log));
  if (named.length > 0) return lookAt(named);
  return own.length > 0 ? `settings: it was asked for ${lines(own)}` : "";
}

function lookAt(settings: readonly Setting[]): string {
  return `settings: look at ${lines(settings)}`;
}

function isNamed({ name, value }: AppliedSetting, log: string): boolean {
  const words: readonly string[] = log.toLowerCase().match(/[\w$.]+/g) ?? [];
  // Of no use are values that are words of every log: "on", "1".
  return words.includes(name) || (value.length > 3 && log.includes(`"${value}"`));
}

function lines(settings: readonly Setting[]): string {
  return settings.map(({ name, value }) => JSON.stringify(`${name} = ${value}`)).join(", ");
}
