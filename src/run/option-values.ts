import { fitsUri } from "../postgres/connection.ts";
import { loopback } from "../postgres/port.ts";
import { smallestSizeBytes } from "../postgres/ramdisk.ts";
import { parseSettings, type Setting } from "../postgres/settings.ts";
import { oldestMajor, parseVersionRequest, type VersionRequest } from "../postgres/version.ts";

// Each of these reads the text of an input's value, or throws what was expected instead.

// NAMEDATALEN - 1: https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS
export const longestNameBytes = 63;

export function plainText(text: string): string {
  if (text.includes("\0")) throw new Error("a NUL character can't be passed to a program");
  return text;
}

function expected(what: string, text: string): Error {
  return new Error(`expected ${what}, got ${JSON.stringify(text)}`);
}

export function versionRequest(text: string): VersionRequest {
  const request = parseVersionRequest(text.trim());
  if (!request || request.major < oldestMajor) {
    throw expected(`a major from ${oldestMajor} (17) or an exact version (17.5)`, text);
  }
  return request;
}

export function integer(text: string, lowest: number, highest: number): number {
  const value = /^\d{1,15}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (!(value >= lowest && value <= highest)) {
    throw expected(`a whole number from ${lowest} to ${highest}`, text);
  }
  return value;
}

function identifier(text: string): string {
  if (hasHalfCharacter(text)) throw expected("a name without half characters", text);
  if (hasControlCharacter(text) || Buffer.byteLength(text) > longestNameBytes) {
    throw expected(`a name of at most ${longestNameBytes} bytes without control characters`, text);
  }
  return text;
}

export function databaseName(text: string): string {
  if (["template0", "template1"].includes(text)) {
    throw expected("a name that is not one of the cluster's templates", text);
  }
  const name = identifier(text);
  if (fitsUri(name)) return name;
  throw expected(
    'a name that clients find in a URL: without "?" and "#", no "/" first, and no "." or ".." between "/"',
    text,
  );
}

export function roleName(text: string): string {
  // https://www.postgresql.org/docs/current/sql-createrole.html, and the names that SQL itself reserves
  if (text.startsWith("pg_") || ["public", "none"].includes(text)) {
    throw expected('a name that is not reserved ("pg_…", "public", "none")', text);
  }
  // initdb creates extensions of this owner, of which CREATE EXTENSION wants a name without these.
  if (/["$'\\]|--|\/\*|\*\//.test(text)) {
    throw expected(`a name without any of "$'\\ and without "--", "/*" and "*/"`, text);
  }
  return identifier(text);
}

export function passwordText(text: string): string {
  // The value itself is a secret and goes into no message. initdb reads a line.
  if (hasControlCharacter(text)) throw new Error("expected text without control characters");
  if (hasHalfCharacter(text)) throw new Error("expected text without half characters");
  if (Buffer.byteLength(text) > 500) throw new Error("expected at most 500 bytes");
  return text;
}

export function extensionNames(text: string): string[] {
  const names = text.split(/[,\n]/).map((name) => name.trim());
  return names.filter((name) => name !== "").map(identifier);
}

export function yesOrNo(text: string): boolean {
  const word = text.trim();
  if (word !== "true" && word !== "false") throw expected("true or false", text);
  return word === "true";
}

// PATH_MAX; of longer ones no regular expression can be made.
const longestGlob = 4096;

export function globList(text: string): string[] {
  const globs = plainText(text)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const tooLong = globs.find((glob) => glob.length > longestGlob);
  if (tooLong === undefined) return globs;
  throw expected(`globs of at most ${longestGlob} characters`, tooLong);
}

/** More than a server has; with thousands of names it has never heard of it takes minutes to start. */
const mostSettings = 500;

export function settingLines(text: string): Setting[] {
  const { settings, problems } = parseSettings(plainText(text));
  const addresses = settings.findLast(({ name }) => name === "listen_addresses")?.value;
  if (addresses !== undefined && !hasLoopback(addresses)) {
    problems.push(`listen_addresses: ${expected(`"${loopback}" among them`, addresses).message}`);
  }
  if (settings.length > mostSettings) {
    problems.push(`expected at most ${mostSettings} lines, got ${settings.length}`);
  }
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return settings;
}

/** Whether a server that listens there is found where clients are told to look for it. */
function hasLoopback(addresses: string): boolean {
  const parts = addresses.split(",").map((part) => part.trim().replace(/^"(.*)"$/, "$1"));
  return parts.some((part) => [loopback, "localhost", "0.0.0.0", "*"].includes(part.toLowerCase()));
}

export function localeName(text: string): string {
  if (!/^[\w.@-]{1,100}$/.test(text)) throw expected("the name of a locale, such as C.UTF-8", text);
  return text;
}

const reportForms = ["text", "markdown", "json"] as const;
export type ReportForm = (typeof reportForms)[number];

export function reportForm(text: string): ReportForm {
  const form = reportForms.find((each) => each === text.trim());
  if (!form) throw expected(reportForms.join(", "), text);
  return form;
}

export function ramDiskMode(text: string): "auto" | "required" {
  if (text !== "auto" && text !== "required") throw expected('"auto" or "required"', text);
  return text;
}

export function auditMode(text: string): "report" | "fail" {
  const word = text.trim();
  if (word !== "report" && word !== "fail") throw expected("report or fail", text);
  return word;
}

export function sizeBytes(text: string): number {
  const [, count, unit] = /^(\d{1,9})([MG])$/.exec(text.trim()) ?? [];
  const bytes = Number(count) * (unit === "G" ? 1024 ** 3 : 1024 ** 2);
  if (!(bytes >= smallestSizeBytes)) {
    throw expected(`a size such as 512M or 2G, at least ${smallestSizeBytes / 1024 ** 2}M`, text);
  }
  return bytes;
}

function hasControlCharacter(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return /[\u0000-\u001f\u007f]/.test(text);
}

/** One of UTF-16, which is nothing in the server's UTF-8. */
function hasHalfCharacter(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}
