CREATE TABLE sample_value (
  id       BIGINT PRIMARY KEY,
  text     TEXT,
  number   BIGINT,
  decimal  DOUBLE PRECISION,
  flag     INTEGER,
  at       TEXT,
  bytes    BLOB
);
