/**
 * Knocks at servers and tells, as a JSON list, what each answers: "in", "asks for the password", or the code of an error,
 * PostgreSQL's or the system's. Without a password it says who it is and no more, by the protocol itself: a driver would
 * give up before the server has had its say.
 *
 *     echo '[{ "host": "127.0.0.1", "port": 5432, "user": "postgres", "database": "test" }]' | node knock.mjs
 */
import { once } from "node:events";
import { connect } from "node:net";
import { json } from "node:stream/consumers";
import pg from "pg";

const knocks = await json(process.stdin);
console.log(JSON.stringify(await Promise.all(knocks.map(answer))));

async function answer(knock) {
  try {
    return await (knock.password === undefined ? withoutPassword(knock) : withPassword(knock));
  } catch (error) {
    return error.code ?? error.message;
  }
}

async function withPassword({ replication: _, ...knock }) {
  const client = new pg.Client({ ...knock, ssl: false });
  await client.connect();
  await client.end();
  return "in";
}

/** https://www.postgresql.org/docs/current/protocol-message-formats.html */
async function withoutPassword({ host, port, user, database, replication }) {
  const place = host.startsWith("/") ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
  const socket = connect(place);
  await once(socket, "connect");
  const who = { user, database, ...(replication && { replication }) };
  const words = Object.entries(who).flat().concat("").join("\0");
  const message = Buffer.alloc(8 + Buffer.byteLength(words) + 1);
  message.writeInt32BE(message.length, 0);
  message.writeInt32BE(3 << 16, 4);
  message.write(words, 8);
  socket.write(message);
  const [reply] = await once(socket, "data");
  socket.destroy();
  const kind = String.fromCharCode(reply[0]);
  if (kind === "E") return /\0C([0-9A-Z]{5})\0/.exec(reply.toString("latin1"))?.[1];
  return reply.readInt32BE(5) === 0 ? "in" : "asks for the password";
}
