-- Up Migration

ALTER TABLE users ADD COLUMN username text CONSTRAINT users_username_key UNIQUE;

-- Down Migration

ALTER TABLE users DROP COLUMN username;
