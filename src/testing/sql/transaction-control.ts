import type { Action, Reading } from "./action.ts";
import type { TokenReader } from "./token-reader.ts";
import { readModes } from "./transaction-modes.ts";

/**
 * How to read what follows each first word of transaction control.
 * https://www.postgresql.org/docs/current/sql-begin.html and the pages of the other words
 */
export const transactionControl: readonly (readonly [firstWord: string, Reading])[] = [
  ["abort", whole((reader) => readEnd("rollback", reader))],
  ["begin", whole(readBegin)],
  ["commit", whole(readCommit)],
  ["end", whole((reader) => readEnd("commit", reader))],
  ["prepare", whole(readPrepare)],
  ["release", whole((reader) => named("release", takeSavepoint(reader)))],
  ["rollback", whole(readRollback)],
  ["savepoint", whole((reader) => named("savepoint", reader.takeName()))],
  [
    "start",
    whole((reader) => (reader.takeWord("transaction") ? readModesOfBegin(reader) : undefined)),
  ],
];

/** With something left, a statement is not what it seemed, and the server complains. */
function whole(read: Reading): Reading {
  return (reader) => {
    const action = read(reader);
    return reader.isAtEnd ? action : undefined;
  };
}

function readBegin(reader: TokenReader): Action | undefined {
  skipNoise(reader);
  return readModesOfBegin(reader);
}

function readModesOfBegin(reader: TokenReader): Action | undefined {
  const modes = readModes(reader);
  return modes && { kind: "begin", readOnly: modes.readOnly ?? false };
}

function readEnd(kind: "commit" | "rollback", reader: TokenReader): Action {
  skipNoise(reader);
  return readChain(kind, reader);
}

function readChain(kind: "commit" | "rollback", reader: TokenReader): Action {
  const chain = reader.takeWords("and", "chain");
  if (!chain) reader.takeWords("and", "no", "chain");
  return { kind, chain };
}

function readCommit(reader: TokenReader): Action | undefined {
  return reader.takeWord("prepared") ? readPrepared("commit", reader) : readEnd("commit", reader);
}

/** ABORT has neither PREPARED nor TO. */
function readRollback(reader: TokenReader): Action | undefined {
  if (reader.takeWord("prepared")) return readPrepared("rollback", reader);
  skipNoise(reader);
  if (reader.takeWord("to")) return named("rollback to", takeSavepoint(reader));
  return readChain("rollback", reader);
}

/** COMMIT PREPARED and ROLLBACK PREPARED are about another transaction. */
function readPrepared(command: string, reader: TokenReader): Action | undefined {
  return reader.takeString() ? { kind: "other", command: `${command} prepared` } : undefined;
}

/** PREPARE transaction AS SELECT … prepares a query of that name instead. */
function readPrepare(reader: TokenReader): Action | undefined {
  const isTransaction = reader.takeWord("transaction") && reader.takeString();
  return isTransaction ? { kind: "prepare transaction" } : undefined;
}

/** SAVEPOINT alone is a name, as it is no reserved word. */
function takeSavepoint(reader: TokenReader): string | undefined {
  const first = reader.takeWord("savepoint");
  return reader.isAtEnd ? first : reader.takeName();
}

function named(
  kind: "savepoint" | "release" | "rollback to",
  name: string | undefined,
): Action | undefined {
  return name === undefined ? undefined : { kind, name };
}

function skipNoise(reader: TokenReader): void {
  reader.takeWord("work", "transaction");
}
