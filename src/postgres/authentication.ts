import { closeSync, constants, fchmodSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { userInfo } from "node:os";
import type { Client } from "pg";
import type { RunDirectory } from "./run-directory.ts";

/** Whether the run gets in without a password, by who its process is: there is no such thing on Windows. */
export const knowsPeers = process.platform !== "win32";

const map = "ram-postgres";

const byPassword = `host all all 127.0.0.1/32 scram-sha-256
host all all ::1/128 scram-sha-256
host replication all 127.0.0.1/32 scram-sha-256
host replication all ::1/128 scram-sha-256
`;

const socketByPassword = `local all all scram-sha-256
local replication all scram-sha-256
`;

/**
 * Says who gets in (https://www.postgresql.org/docs/current/auth-pg-hba-conf.html): everybody by password, and by the
 * private socket our own process while the server has no password yet. The cluster's own files are left as they are.
 */
export function admitRun(
  { hba, ident }: RunDirectory,
  { username, major }: { readonly username: string; readonly major: number },
): void {
  readmitRun({ hba });
  // As of 16 a name in a map may be a pattern; before it is always itself.
  const role = major >= 16 ? "all" : `"${username}"`;
  writeForServer(ident, knowsPeers ? `${map} "${userInfo().username}" ${role}\n` : "");
}

/** As {@link admitRun}, of a run that was dismissed. */
export function readmitRun({ hba }: Pick<RunDirectory, "hba">): void {
  const socket = knowsPeers ? `local all all peer map=${map}\n` : "";
  writeForServer(hba, socket + byPassword);
}

/** Lets in whoever reaches the private socket: where its directory is the server's user's alone, that user. */
export function openToOwner({ hba, ident }: RunDirectory): void {
  writeForServer(hba, "local all all trust\n");
  writeForServer(ident, "");
}

/** From now on everybody needs the password. Connections that are there stay. */
export async function dismissRun({ hba }: RunDirectory, admin: Client): Promise<void> {
  if (!knowsPeers) return;
  writeForServer(hba, socketByPassword + byPassword);
  await admin.query("SELECT pg_reload_conf()");
}

/** The server may run as another user than we do, and there is nothing secret in it. */
function writeForServer(file: string, text: string): void {
  // Never for others to write, for however short a time: who has opened it can go on. And not emptied first: ext4 writes
  // what takes the place of an emptied file to its disk at once.
  const written = openSync(file, constants.O_WRONLY | constants.O_CREAT, 0o644);
  try {
    fchmodSync(written, 0o644);
    ftruncateSync(written, writeSync(written, text));
  } finally {
    closeSync(written);
  }
}

/**
 * Gives a role a password, of which the server is told the {@link scramVerifier} alone. That goes into the catalog as
 * ALTER ROLE would put it there, which first makes sure that it is not the empty one's (AlterRole in user.c): 7 ms, since
 * the rounds that make guessing slow are gone through for it.
 */
export async function setPassword(
  admin: Client,
  username: string,
  verifier: string,
): Promise<void> {
  await admin.query("UPDATE pg_catalog.pg_authid SET rolpassword = $1 WHERE rolname = $2", [
    verifier,
    username,
  ]);
}

/** Gives the cluster's first superuser another name, which ALTER ROLE does for none that is connected. */
export async function renameSuperuser(admin: Client, name: string): Promise<void> {
  // BOOTSTRAP_SUPERUSERID in pg_authid.dat
  await admin.query("UPDATE pg_catalog.pg_authid SET rolname = $1 WHERE oid = 10", [name]);
}

/** Takes a role's password away, so that also the files of the cluster have nothing of it after a shutdown. */
export async function forgetPassword(admin: Client, username: string): Promise<void> {
  // A command may have left somebody behind who holds on to these.
  await admin.query("SET lock_timeout = '10s'");
  await admin.query(`ALTER ROLE ${admin.escapeIdentifier(username)} PASSWORD NULL`);
  // What was changed stays in a table's file until that is written anew, and in the log until the next segment.
  await admin.query("VACUUM FULL pg_authid");
  await admin.query("SELECT pg_switch_wal()");
}
