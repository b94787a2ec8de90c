import { describe, expect, test } from "vitest";
import type { Action } from "../../../src/testing/sql/action.ts";
import { parseStatements } from "../../../src/testing/sql/statements.ts";

function actionOf(sql: string): Action | undefined {
  return parseStatements(sql)[0]?.action;
}

function begin(readOnly: boolean): Action {
  return { kind: "begin", readOnly };
}

function set(name: string, isLocal = false): Action {
  return { kind: "set", name, isLocal };
}

function setTransaction(readOnly?: boolean, isAssignment = false): Action {
  return { kind: "set transaction", readOnly, isSnapshot: false, isAssignment };
}

function reset(name?: string, isLocal = false): Action {
  return { kind: "reset", name, isLocal };
}

function other(command: string): Action {
  return { kind: "other", command };
}

const tables: Readonly<Record<string, Readonly<Record<string, Action>>>> = {
  "a transaction is begun by": {
    BEGIN: begin(false),
    "begin work;": begin(false),
    "/* a */ Begin -- b\n Transaction": begin(false),
    "START TRANSACTION": begin(false),
    "BEGIN READ ONLY": begin(true),
    "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY DEFERRABLE": begin(true),
    "START TRANSACTION READ ONLY, NOT DEFERRABLE, READ WRITE": begin(false),
    "BEGIN ISOLATION LEVEL READ UNCOMMITTED READ WRITE READ ONLY": begin(true),
  },
  "a transaction is ended by": {
    COMMIT: { kind: "commit", chain: false },
    "END WORK": { kind: "commit", chain: false },
    "COMMIT TRANSACTION AND NO CHAIN": { kind: "commit", chain: false },
    "end and chain": { kind: "commit", chain: true },
    ROLLBACK: { kind: "rollback", chain: false },
    "ABORT TRANSACTION": { kind: "rollback", chain: false },
    "rollback work and chain": { kind: "rollback", chain: true },
    "PREPARE TRANSACTION 'a'": { kind: "prepare transaction" },
    "PREPARE TRANSACTION U&'!0061' UESCAPE '!'": { kind: "prepare transaction" },
  },
  "a savepoint is named by": {
    "SAVEPOINT Sp_1": { kind: "savepoint", name: "sp_1" },
    'SAVEPOINT "Sp ""1"': { kind: "savepoint", name: 'Sp "1' },
    "SAVEPOINT ÀK\u212A": { kind: "savepoint", name: "Àk\u212A" },
    'SAVEPOINT U&"\\0041\\+01F600\\\\"': { kind: "savepoint", name: "A😀\\" },
    "SAVEPOINT U&\"!0041\\\" UESCAPE '!'": { kind: "savepoint", name: "A\\" },
    [`SAVEPOINT ${"é".repeat(40)}`]: { kind: "savepoint", name: "é".repeat(31) },
    "RELEASE a": { kind: "release", name: "a" },
    "RELEASE SAVEPOINT A": { kind: "release", name: "a" },
    "RELEASE SAVEPOINT": { kind: "release", name: "savepoint" },
    "ROLLBACK TO a": { kind: "rollback to", name: "a" },
    "ROLLBACK WORK TO SAVEPOINT a": { kind: "rollback to", name: "a" },
    "ROLLBACK TO SAVEPOINT": { kind: "rollback to", name: "savepoint" },
    "ROLLBACK TO SAVEPOINT savepoint": { kind: "rollback to", name: "savepoint" },
  },
  "the transaction's modes are set by": {
    "SET TRANSACTION READ ONLY": setTransaction(true),
    "set local transaction read only, read write": setTransaction(false),
    "SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE": setTransaction(),
    "SET TRANSACTION SNAPSHOT '1-1'": {
      kind: "set transaction",
      readOnly: undefined,
      isSnapshot: true,
      isAssignment: false,
    },
    "SET transaction_isolation = 'serializable'": setTransaction(undefined, true),
    "SET LOCAL Transaction_Isolation TO 'Repeatable Read'": setTransaction(undefined, true),
    "SET SESSION transaction_read_only = on": setTransaction(true, true),
    "SET transaction_read_only TO 0": setTransaction(false, true),
    "SET transaction_deferrable = 'yes'": setTransaction(undefined, true),
  },
  "a setting is set by": {
    "SET Work_Mem TO '1MB'": set("work_mem"),
    'SET SESSION "TimeZone" = UTC': set("timezone"),
    "SET LOCAL search_path = a, b": set("search_path", true),
    "SET work_mem=-1": set("work_mem"),
    "SET a FROM CURRENT": set("a"),
    "SET app.User_id = '1'": set("app.user_id"),
    "SET session.a = 1": set("session.a"),
    "SET LOCAL local.a TO 1": set("local.a", true),
    "SET LOCAL TIME ZONE 'UTC'": set("timezone", true),
    "SET NAMES 'UTF8'": set("client_encoding"),
    "SET SCHEMA 'a'": set("search_path"),
    "SET LOCAL ROLE a": set("role", true),
    "SET role TO a": set("role"),
    "SET SESSION AUTHORIZATION a": set("session_authorization"),
    "SET LOCAL SESSION AUTHORIZATION local": set("session_authorization", true),
    "SET TIME ZONE 'default'": set("timezone"),
    "SET a = default_b": set("a"),
    "SET a = 'default'": set("a"),
    "SET transaction_isolation = 'none'": set("transaction_isolation"),
    "SET transaction_read_only = on, off": set("transaction_read_only"),
    "SET XML OPTION DOCUMENT": set("xmloption"),
    "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY": set("session characteristics"),
  },
  "a setting is reset by": {
    "RESET Work_Mem": reset("work_mem"),
    "RESET a.b": reset("a.b"),
    "RESET TIME ZONE": reset("timezone"),
    "RESET SESSION AUTHORIZATION": reset("session_authorization"),
    "RESET TRANSACTION ISOLATION LEVEL": reset("transaction_isolation"),
    "RESET ROLE": reset("role"),
    "RESET ALL": reset(),
    "SET work_mem TO DEFAULT": reset("work_mem"),
    "SET SESSION a.b = default": reset("a.b"),
    "SET LOCAL work_mem = DEFAULT": reset("work_mem", true),
    "SET LOCAL SESSION AUTHORIZATION DEFAULT": reset("session_authorization", true),
    "SET TIME ZONE LOCAL": reset("timezone"),
    "SET NAMES DEFAULT": reset("client_encoding"),
    "SET transaction_isolation TO DEFAULT": reset("transaction_isolation"),
  },
  "the client sends rows for": {
    "COPY t FROM STDIN": { kind: "copy from client" },
    'copy public."to" (a, "from") from stdin (format csv)': { kind: "copy from client" },
    "COPY BINARY t FROM STDOUT": { kind: "copy from client" },
    "COPY t FROM 'stdin'": other("copy"),
    "COPY t FROM PROGRAM 'cat'": other("copy"),
    "COPY t TO STDOUT": other("copy"),
    "COPY (SELECT a FROM stdin) TO STDOUT": other("copy"),
  },
  "nothing of this is": {
    "SELECT $1": other("select"),
    "( /* a */ (select 1) UNION SELECT 2)": other("select"),
    "WITH a AS (SELECT 1) INSERT INTO t SELECT * FROM a": other("with"),
    "COMMIT PREPARED 'a'": other("commit prepared"),
    "rollback prepared 'a'": other("rollback prepared"),
    "SET CONSTRAINTS ALL DEFERRED": other("set constraints"),
    "PREPARE transaction AS SELECT 1": other("prepare"),
    "DISCARD ALL": other("discard"),
    "DO 'BEGIN COMMIT; END'": other("do"),
    '"COMMIT"': other(""),
    "commit\u00a0": other("commit\u00a0"),
    "ROLLBAC\u212A": other("rollbac\u212a"),
  },
  "an error of the server's is left to it:": {
    "COMMIT foo": other("commit"),
    "COMMIT PREPARED": other("commit"),
    "COMMIT AND": other("commit"),
    "ROLLBACK WORK WORK": other("rollback"),
    "ABORT TO a": other("abort"),
    "BEGIN READ": other("begin"),
    "BEGIN , READ ONLY": other("begin"),
    START: other("start"),
    SAVEPOINT: other("savepoint"),
    "(COMMIT": other("commit"),
    "SET TRANSACTION": other("set"),
  },
};

describe.each(Object.entries(tables))("%s", (_, rows) => {
  test.each(Object.entries(rows))("%s", (sql, action) => {
    expect(actionOf(sql)).toEqual(action);
  });
});
