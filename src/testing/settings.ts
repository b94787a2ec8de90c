import { actAsConnected, actsAsAnother, asConnected, userSettings } from "./acting-user.ts";
import { isLimit } from "./limits.ts";
import type { Statement } from "./sql/statements.ts";
import type { Link } from "./wire/link.ts";
import { readText } from "./wire/messages.ts";

/** Settings, by their names: of each the statement that sets it. */
type Statements = ReadonlyMap<string, string>;

/** What a session has set. */
export interface Settings extends Statements {
  /** What its client was made with, to which RESET goes back. */
  readonly atStart?: Statements | undefined;
}

/** Startup parameters that are no settings. */
const others = /^(user|database|options|replication|client_encoding|_pq_\..*)$/;

/** Those of a StartupMessage. https://www.postgresql.org/docs/current/protocol-message-formats.html */
export function settingsAtStart(bytes: Buffer): Settings {
  const atStart = new Map<string, string>();
  const put = (given: string, value: string) => {
    const name = given.toLowerCase();
    if (others.test(name) || isLimit(name)) return;
    // SET takes the a,b of a search_path for one name.
    atStart.set(name, `SELECT pg_catalog.set_config(${quote(name)}, ${quote(value)}, false)`);
  };
  for (let position = 8; position < bytes.length - 1; ) {
    const { text: name, end } = readText(bytes, position);
    const { text: value, end: next } = readText(bytes, end);
    position = next;
    if (name === "options") {
      for (const [given, text] of optionsOf(value)) put(given, text);
    } else put(name, value);
  }
  return withStart(atStart, atStart);
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

/** What a session has set after these statements, for longer than their transaction. */
export function settingsAfter(settings: Settings, statements: readonly Statement[]): Settings {
  return changedBy(statements, settings, { atStart: settings.atStart, takesLocal: false });
}

/** The same until their transaction ends. */
export function settingsWithin(settings: Settings, statements: readonly Statement[]): Settings {
  return changedBy(statements, settings, { atStart: settings.atStart, takesLocal: true });
}

/** What a connection has after these statements: RESET takes it back to its own start, not to that of a client. */
export function settingsOnLink(settings: Settings, statements: readonly Statement[]): Settings {
  return changedBy(statements, settings, { atStart: undefined, takesLocal: true });
}

/** The same of a client's own connection, where what is set for a transaction alone ends by itself. */
export function settingsOnOwnLink(settings: Settings, statements: readonly Statement[]): Settings {
  return changedBy(statements, settings, { atStart: undefined, takesLocal: false });
}

interface Scope {
  readonly atStart: Statements | undefined;
  /** Whether what is set for a transaction alone counts. */
  readonly takesLocal: boolean;
}

function changedBy(
  statements: readonly Statement[],
  settings: Settings,
  { atStart, takesLocal }: Scope,
): Settings {
  let changed: Map<string, string> | undefined;
  const put = (name: string, text: string | undefined) => {
    changed ??= new Map(settings);
    if (text === undefined) changed.delete(name);
    else changed.set(name, text);
  };
  for (const { action, text } of statements) {
    if (action.kind !== "set" && action.kind !== "reset") continue;
    if (action.isLocal && !takesLocal) continue;
    const { name } = action;
    if (name === undefined) {
      const kept = [...(changed ?? settings)].filter(([each]) => userSettings.includes(each));
      changed = new Map([...(atStart ?? []), ...kept]);
    } else if (!isLimit(name)) {
      put(name, action.kind === "set" ? text : atStart?.get(name));
      // Who becomes another user has no role any more.
      if (name === "session_authorization")
        put("role", action.kind === "set" ? undefined : atStart?.get("role"));
    }
  }
  return changed ? withStart(changed, atStart) : settings;
}

function withStart(settings: Statements, atStart: Statements | undefined): Settings {
  return Object.assign(new Map(settings), { atStart });
}

/**
 * Whether they set something by a function for the transaction alone, with anything but a plain `false` for its last
 * argument, `is_local`. Its name can't be told, as it may come from anywhere: until the transaction ends, other clients
 * have it too, and then all settings are made anew.
 */
export function setsByFunction(statements: readonly Statement[]): boolean {
  return statements.some(({ text }) => localByFunction.test(text));
}

const localByFunction = /\bset_config\s*\((?!(?:[^()]|\([^()]*\))*,\s*false\s*\))/i;

/** What to send so that a connection has the settings of a session; nothing most of the time. */
export function settingsToSend(link: Link, settings: Settings): string | undefined {
  const { settings: present, unknownSettings } = link;
  const isUnknown = unknownSettings.size > 0;
  if (present === settings && !isUnknown) return undefined;
  const names = new Set([...asConnected(present).keys(), ...asConnected(settings).keys()]);
  const changed = [...names].filter(
    (name) => isUnknown || present.get(name) !== settings.get(name),
  );
  const isSameUser = userSettings.every((name) => present.get(name) === settings.get(name));
  if (changed.length === 0 && isSameUser && !isUnknown) return undefined;
  const statements = changed.map((name) => settings.get(name) ?? resetOf(name));
  if (isUnknown) statements.unshift("RESET ALL");
  if (isUnknown || actsAsAnother(present)) statements.unshift(actAsConnected);
  statements.push(...userSettings.flatMap((name) => settings.get(name) ?? []));
  // Not behind a comment that one of them may end in.
  return statements.join("\n;");
}

function resetOf(name: string): string {
  if (name === "session characteristics")
    return "RESET default_transaction_isolation; RESET default_transaction_read_only; RESET default_transaction_deferrable";
  return `RESET ${quoteName(name)}`;
}
