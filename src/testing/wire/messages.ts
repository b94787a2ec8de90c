/**
 * The messages of PostgreSQL's protocol that the sandbox reads or writes itself.
 * https://www.postgresql.org/docs/current/protocol-message-formats.html
 */

/** The first byte of a message. Some letters mean one thing from the client and another from the server. */
export const fromClient = {
  bind: 0x42,
  close: 0x43,
  describe: 0x44,
  execute: 0x45,
  copyFail: 0x66,
  copyData: 0x64,
  copyDone: 0x63,
  flush: 0x48,
  parse: 0x50,
  query: 0x51,
  sync: 0x53,
  terminate: 0x58,
} as const;

export const fromServer = {
  closeComplete: 0x33,
  commandComplete: 0x43,
  copyInResponse: 0x47,
  dataRow: 0x44,
  error: 0x45,
  notice: 0x4e,
  notification: 0x41,
  parseComplete: 0x31,
  readyForQuery: 0x5a,
} as const;

/** What ReadyForQuery tells: in no transaction, in one, in one that has failed. */
export type Status = "I" | "T" | "E";

export function message(letter: string, ...parts: readonly (Buffer | string | number[])[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(`${part}\0`) : Buffer.from(part))),
  );
  const whole = Buffer.allocUnsafe(body.length + 5);
  whole.write(letter, 0, "latin1");
  whole.writeInt32BE(body.length + 4, 1);
  body.copy(whole, 5);
  return whole;
}

export function queryMessage(sql: string): Buffer {
  return message("Q", sql);
}

export const syncMessage = message("S");

const ready = { I: message("Z", [0x49]), T: message("Z", [0x54]), E: message("Z", [0x45]) };

export function readyForQuery(status: Status): Buffer {
  return ready[status];
}

export function commandComplete(tag: string): Buffer {
  return message("C", tag);
}

export const parseComplete = message("1");
export const bindComplete = message("2");
export const closeComplete = message("3");
export const noData = message("n");
export const noParameters = message("t", [0, 0]);

/** What an error or a notice tells. https://www.postgresql.org/docs/current/protocol-error-fields.html */
export interface Fields {
  /** https://www.postgresql.org/docs/current/errcodes-appendix.html */
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
  readonly hint?: string;
}

export function errorResponse(fields: Fields): Buffer {
  return message("E", fieldList("ERROR", fields));
}

/** A warning. */
export function notice(code: string, text: string): Buffer {
  return message("N", fieldList("WARNING", { code, message: text }));
}

function fieldList(severity: string, { code, message: text, detail, hint }: Fields): Buffer {
  const fields = { S: severity, V: severity, C: code, M: text, D: detail, H: hint };
  const written = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Buffer.from(`${written.map(([field, value]) => `${field}${value}\0`).join("")}\0`);
}

/** The fields of an error or a notice, by their letters. */
export function readFields(whole: Buffer): Map<string, string> {
  const texts = whole.toString("utf8", 5).split("\0");
  return new Map(texts.filter(Boolean).map((text) => [text.slice(0, 1), text.slice(1)]));
}

/** A text that ends with a zero byte, and where the next field begins. */
export function readText(bytes: Buffer, start: number): { text: string; end: number } {
  // Nearly all names are empty.
  if (bytes[start] === 0) return { text: "", end: start + 1 };
  const zero = bytes.indexOf(0, start);
  return { text: bytes.toString("utf8", start, zero), end: zero + 1 };
}
