/** What the tests of the sandbox are about: one of each kind of thing that a transaction can be undone at. */
export const schema = `
CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL UNIQUE);
CREATE TABLE orders (
  id serial PRIMARY KEY,
  email text NOT NULL REFERENCES users (email) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE seats (number int CONSTRAINT one_each UNIQUE DEFERRABLE INITIALLY IMMEDIATE);
CREATE FUNCTION add_user(email text) RETURNS text LANGUAGE sql
  AS 'INSERT INTO users (email) VALUES ($1) RETURNING email';
CREATE FUNCTION warn(text) RETURNS void LANGUAGE plpgsql
  AS 'BEGIN RAISE WARNING ''%'', $1 USING HINT = ''none''; END';
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE SCHEMA other;
CREATE TABLE other.users (email text NOT NULL UNIQUE);
`;
