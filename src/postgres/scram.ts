import { createHash, createHmac, pbkdf2, randomBytes } from "node:crypto";
import { promisify } from "node:util";

/** What the server uses by itself: the setting scram_iterations of 16 and later. */
const iterations = 4096;

/**
 * What the server keeps of a password (RFC 5803), made here: the password itself then stands in no statement, so in no
 * log of the server's.
 */
export async function scramVerifier(password: string): Promise<string> {
  const salt = randomBytes(16);
  const salted = await promisify(pbkdf2)(await prepare(password), salt, iterations, 32, "sha256");
  const key = (name: string) => createHmac("sha256", salted).update(name).digest();
  const storedKey = createHash("sha256").update(key("Client Key")).digest("base64");
  const serverKey = key("Server Key").toString("base64");
  return `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}$${storedKey}:${serverKey}`;
}

/** As the server prepares it (RFC 4013), which takes a password that has no such form as it is. */
async function prepare(password: string): Promise<string> {
  if (/^[\x20-\x7e]*$/.test(password)) return password;
  const { default: saslprep } = await import("@mongodb-js/saslprep");
  try {
    return saslprep(password);
  } catch {
    return password;
  }
}
