import type { Statement } from "./sql/statements.ts";
import type { Link } from "./wire/link.ts";
import { readText } from "./wire/messages.ts";

/** What a session has set: the statement that sets it, by the name of the setting. */
export type Settings = ReadonlyMap<string, string>;

/** Startup parameters that are no settings. */
const others = /^(user|database|options|replication|client_encoding|_pq_\..*)$/;

/** Those of a StartupMessage. https://www.postgresql.org/docs/current/protocol-message-formats.html */
export function settingsAtStart(bytes: Buffer): Settings {
  const settings = new Map<string, string>();
  const put = (name: string, value: string) =>
    settings.set(name.toLowerCase(), `SET ${quoteName(name)} = ${quote(value)}`);
  for (let position = 8; position < bytes.length - 1; ) {
    const { text: name, end } = readText(bytes, position);
    const { text: value, end: next } = readText(bytes, end);
    position = next;
    if (name === "options") {
      for (const [given, text] of optionsOf(value)) put(given, text);
    } else if (!others.test(name)) put(name, value);
  }
  return settings;
}

/** Of `-c name=value` and `--name=value`, where a backslash stands before a space that is part of it. */
function optionsOf(text: string): [string, string][] {
  const words = text.match(/(?:\\.|[^\s\\])+/g) ?? [];
  return words
    .map((word) => word.replace(/\\(.)/g, "$1"))
    .map((word) => /^(?:-c|--)?([^=]+)=(.*)$/s.exec(word))
    .filter((match) => match !== null)
    .map(([, name = "", value = ""]) => [name.replaceAll("-", "_"), value]);
}

function quote(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function quoteName(name: string): string {
  return name
    .split(".")
    .map((part) => `"${part.toLowerCase().replaceAll('"', '""')}"`)
    .join(".");
}

/** What a session has set after these statements. */
export function settingsAfter(settings: Settings, statements: readonly Statement[]): Settings {
  let changed: Map<string, string> | undefined;
  for (const { action, text } of statements) {
    if (action.kind === "set" && !action.isLocal) {
      changed ??= new Map(settings);
      changed.set(action.name, text);
    } else if (action.kind === "reset") {
      changed ??= new Map(settings);
      if (action.name === undefined) changed.clear();
      else changed.delete(action.name);
    }
  }
  return changed ?? settings;
}

/** Names of settings that were set for a transaction alone; `"*"` where that can't be told. */
export function localSettings(statements: readonly Statement[]): string[] {
  return statements.flatMap(({ action, text }) => {
    if (action.kind === "set" && action.isLocal) return [action.name];
    return setsByFunction.test(text) ? ["*"] : [];
  });
}

/** With anything but a plain `false` for its last argument, `is_local`. */
const setsByFunction = /\bset_config\s*\((?!(?:[^()]|\([^()]*\))*,\s*false\s*\))/i;

/** What to send so that a connection has the settings of a session; nothing most of the time. */
export function settingsToSend(link: Link, settings: Settings): string | undefined {
  const { settings: present, unknownSettings: unknown } = link;
  if (present === settings && unknown.size === 0) return undefined;
  const isAllUnknown = unknown.has("*");
  const names = new Set([...present.keys(), ...unknown, ...settings.keys()]);
  names.delete("*");
  const statements = isAllUnknown ? ["RESET ALL"] : [];
  for (const name of names) {
    const wanted = settings.get(name);
    const isThere = !isAllUnknown && !unknown.has(name) && present.get(name) === wanted;
    if (isThere) continue;
    if (wanted !== undefined) statements.push(wanted);
    else if (!isAllUnknown) statements.push(resetOf(name));
  }
  return statements.length > 0 ? statements.join(";") : undefined;
}

function resetOf(name: string): string {
  if (name === "session_authorization") return "RESET SESSION AUTHORIZATION";
  if (name === "session characteristics")
    return "RESET default_transaction_isolation; RESET default_transaction_read_only; RESET default_transaction_deferrable";
  return `RESET ${quoteName(name)}`;
}
