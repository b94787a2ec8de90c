import type { Setting } from "../postgres/settings.ts";

/** What arguments of `postgres` say that those who start it must know. */
export interface ServerArguments {
  readonly settings: readonly Setting[];
  readonly port: number | undefined;
}

/** The options of `postgres` that take a value: https://www.postgresql.org/docs/current/app-postgres.html */
const withValue = "BcCdDfhkNprStvW";

/**
 * Reads what stands behind `postgres` on its command line: options that stand alone, that hold their value or that are
 * followed by it, and settings as `-c name=value` and `--name=value`. What is wrong there, the server tells.
 */
export function parseServerArguments(args: readonly string[]): ServerArguments {
  const settings: Setting[] = [];
  let port: number | undefined;
  const take = (letter: string, value: string) => {
    if (letter === "c") settings.push(...settingIn(value));
    if (letter === "k") settings.push({ name: "unix_socket_directories", value });
    if (letter === "p") port = Number(value);
    if (letter === "F") settings.push({ name: "fsync", value: "off" });
  };
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? "";
    if (word.startsWith("--")) {
      settings.push(...settingIn(word.slice(2)));
      continue;
    }
    if (!word.startsWith("-")) break;
    for (let at = 1; at < word.length; at++) {
      const letter = word[at] ?? "";
      if (!withValue.includes(letter)) {
        take(letter, "");
        continue;
      }
      const rest = word.slice(at + 1);
      take(letter, rest === "" ? (args[++index] ?? "") : rest);
      break;
    }
  }
  const last = settings.findLast(({ name }) => name === "port");
  return { settings, port: last ? Number(last.value) : port };
}

/** A setting's name may be written with hyphens. */
function settingIn(text: string): Setting[] {
  const [, name, value = ""] = /^([^=]+)(?:=(.*))?$/s.exec(text) ?? [];
  return name === undefined ? [] : [{ name: name.replaceAll("-", "_").toLowerCase(), value }];
}

/** Whether it is asked for something that needs no cluster, such as its version. */
export function wantsNoCluster(args: readonly string[]): boolean {
  return args.some((arg) =>
    ["-?", "--help", "--describe-config", "-V", "--version", "--single", "--boot", "-C"].includes(
      arg,
    ),
  );
}
