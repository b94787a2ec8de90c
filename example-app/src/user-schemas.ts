import { z } from "zod";

/** Sent by a client without a `limit`, and the most it may ask for. */
const limits = { default: 100, max: 1000 };

const storable = z
  .string()
  // PostgreSQL's text holds neither (https://www.postgresql.org/docs/current/datatype-character.html),
  // and on the way there Sequelize and Node would silently store something else in their place.
  .refine((text) => !text.includes("\0"), "a NUL character cannot be stored")
  .refine((text) => !/\p{Surrogate}/u.test(text), "a lone surrogate cannot be stored");

const name = storable.trim().min(1).max(200);
const username = storable.trim().min(1).max(50).nullable();
// The longest address: https://www.rfc-editor.org/errata/eid1690
const email = z.email().max(254);

const wholeNumber = z.string().regex(/^-?\d+$/, "expected a whole number");

function count(min: number, max: number) {
  return wholeNumber.transform(Number).pipe(z.int().min(min).max(max));
}

/** The body of POST and PUT: a username that is missing is none. */
export const userFields = z.strictObject({ name, email, username: username.default(null) });

/** The body of PATCH. */
export const userChanges = z.strictObject({
  name: name.exactOptional(),
  email: email.exactOptional(),
  username: username.exactOptional(),
});

/** The path of one user. */
export const userParams = z.object({ id: wholeNumber.transform(Number) });

/** The query of a list of users. */
export const page = z.strictObject({
  limit: count(1, limits.max).default(limits.default),
  offset: count(0, Number.MAX_SAFE_INTEGER).default(0),
});
