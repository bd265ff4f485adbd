-- Times are ISO-8601 text in UTC with three decimals. The hash is SHA-256 of the token's text, in hexadecimal.

CREATE TABLE server_token (
  name        TEXT PRIMARY KEY,
  hash        TEXT NOT NULL UNIQUE,
  scope       TEXT NOT NULL,
  created_at  TEXT NOT NULL,
  expires_at  TEXT NOT NULL
);
