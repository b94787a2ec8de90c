import type { Action } from "./action.ts";
import { foldCase } from "./identifier.ts";
import type { TokenReader } from "./token-reader.ts";
import { readModes } from "./transaction-modes.ts";

/** The rest of SET: https://www.postgresql.org/docs/current/sql-set.html */
export function readSet(reader: TokenReader): Action | undefined {
  const scope = takeScope(reader);
  const isLocal = scope === "local";
  if (isAssignment(reader)) return readAssignment(reader, isLocal);
  if (reader.takeWord("transaction")) return readSetTransaction(reader);
  if (!scope && reader.takeWord("constraints"))
    return { kind: "other", command: "set constraints" };
  const name = takeSpecialName(reader, specialNames);
  if (name === undefined) return undefined;
  return takeDefault(reader, name)
    ? { kind: "reset", name, isLocal }
    : { kind: "set", name, isLocal };
}

function readAssignment(reader: TokenReader, isLocal: boolean): Action {
  const name = takeSettingName(reader);
  if (!reader.takeSign("=")) reader.takeWord("to");
  if (takeDefault(reader, name)) return { kind: "reset", name, isLocal };
  return readMode(reader, name) ?? { kind: "set", name, isLocal };
}

/** Without quotes it is nothing else. SET TIME ZONE LOCAL means the same. */
function takeDefault(reader: TokenReader, name: string): boolean {
  const words = name === "timezone" ? ["default", "local"] : ["default"];
  return reader.takeWord(...words) !== undefined;
}

/** The rest of RESET: https://www.postgresql.org/docs/current/sql-reset.html */
export function readReset(reader: TokenReader): Action | undefined {
  if (reader.takeWord("all"))
    return end(reader, { kind: "reset", name: undefined, isLocal: false });
  const name = takeSpecialName(reader, specialNamesOfReset) ?? takeSettingName(reader);
  return name === "" ? undefined : end(reader, { kind: "reset", name, isLocal: false });
}

function end(reader: TokenReader, action: Action): Action | undefined {
  return reader.isAtEnd ? action : undefined;
}

/** SESSION and LOCAL are no reserved words: they can be names of settings, and their first parts. */
function takeScope(reader: TokenReader): string | undefined {
  if (isAssignment(reader)) return undefined;
  // Without a scope themselves, but they can have one before them.
  const isSpecial =
    reader.peekWord() === "session" &&
    (reader.peekWord(1) === "authorization" || isCharacteristics(reader, 1));
  return isSpecial ? undefined : reader.takeWord("session", "local");
}

/** Not SET SESSION characteristics = …, where it is the name of a setting. */
function isCharacteristics(reader: TokenReader, ahead: number): boolean {
  return reader.peekWord(ahead) === "characteristics" && reader.peekWord(ahead + 1) === "as";
}

/** Whether what comes is a name of any setting, since only such a one has one of these behind it. */
function isAssignment(reader: TokenReader): boolean {
  const word = reader.peekWord(1);
  const sign = reader.peekSign(1);
  return word === "to" || word === "from" || sign === "=" || sign === ".";
}

function takeSettingName(reader: TokenReader): string {
  const parts: string[] = [];
  do {
    const part = reader.takeName();
    if (part === undefined) return "";
    parts.push(foldCase(part));
  } while (reader.takeSign("."));
  return parts.join(".");
}

/** What the SQL standard writes in its own words, and the setting that PostgreSQL makes of it. */
type SpecialNames = readonly (readonly [words: readonly string[], name: string])[];

const specialNames: SpecialNames = [
  [["time", "zone"], "timezone"],
  [["names"], "client_encoding"],
  [["schema"], "search_path"],
  [["role"], "role"],
  [["session", "authorization"], "session_authorization"],
  [["session", "characteristics", "as", "transaction"], "session characteristics"],
  [["xml", "option"], "xmloption"],
];

const specialNamesOfReset: SpecialNames = [
  [["time", "zone"], "timezone"],
  [["session", "authorization"], "session_authorization"],
  [["transaction", "isolation", "level"], "transaction_isolation"],
];

function takeSpecialName(reader: TokenReader, names: SpecialNames): string | undefined {
  return names.find(([words]) => reader.takeWords(...words))?.[1];
}

/** https://www.postgresql.org/docs/current/sql-set-transaction.html */
function readSetTransaction(reader: TokenReader): Action | undefined {
  if (reader.takeWord("snapshot")) {
    const isSnapshot = reader.takeString() && reader.isAtEnd;
    return isSnapshot ? setTransaction({ isSnapshot }) : undefined;
  }
  const modes = reader.isAtEnd ? undefined : readModes(reader);
  return modes && setTransaction({ readOnly: modes.readOnly });
}

/** The rest of SET transaction_read_only and its like. A value that they don't take is left to the server. */
function readMode(reader: TokenReader, name: string): Action | undefined {
  const values = valuesOfModes.get(name);
  const value = values && reader.takeValue();
  if (value === undefined || !values?.test(value) || !reader.isAtEnd) return undefined;
  const readOnly = name === "transaction_read_only" ? isOn.test(value) : undefined;
  return setTransaction({ readOnly, isAssignment: true });
}

/** As the server reads them: https://www.postgresql.org/docs/current/config-setting.html */
const isBoolean = /^(t|tr|tru|true|y|ye|yes|on|1|f|fa|fal|fals|false|n|no|of|off|0)$/i;
const isOn = /^[ty1]|^on$/i;

const valuesOfModes: ReadonlyMap<string, RegExp> = new Map([
  ["transaction_isolation", /^(serializable|repeatable read|read (un)?committed)$/i],
  ["transaction_read_only", isBoolean],
  ["transaction_deferrable", isBoolean],
]);

type SetTransaction = Extract<Action, { kind: "set transaction" }>;

function setTransaction(given: Partial<SetTransaction>): SetTransaction {
  return {
    kind: "set transaction",
    readOnly: undefined,
    isSnapshot: false,
    isAssignment: false,
    ...given,
  };
}
