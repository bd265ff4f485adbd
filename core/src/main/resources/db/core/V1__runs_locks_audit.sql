-- Times are ISO-8601 text in UTC with three decimals.

CREATE TABLE core_run (
  id          TEXT PRIMARY KEY,
  operation   TEXT NOT NULL,
  subject     TEXT NOT NULL,
  actor       TEXT NOT NULL,
  reason      TEXT NOT NULL,
  host        TEXT NOT NULL,
  pid         BIGINT NOT NULL,
  process     TEXT NOT NULL,
  started_at  TEXT NOT NULL,
  ended_at    TEXT,
  outcome     TEXT,
  exit_code   INTEGER,
  result      TEXT
);

CREATE TABLE core_lock (
  name        TEXT PRIMARY KEY,
  lease       TEXT NOT NULL,
  holder      TEXT NOT NULL,
  host        TEXT NOT NULL,
  pid         BIGINT NOT NULL,
  process     TEXT NOT NULL,
  run         TEXT NOT NULL,
  taken_at    TEXT NOT NULL,
  expires_at  TEXT NOT NULL,
  reason      TEXT NOT NULL
);

CREATE INDEX core_lock_lease ON core_lock (lease);

CREATE TABLE core_audit (
  sequence       BIGINT PRIMARY KEY,
  at             TEXT NOT NULL,
  actor          TEXT NOT NULL,
  operation      TEXT NOT NULL,
  subject        TEXT NOT NULL,
  outcome        TEXT NOT NULL,
  details        TEXT NOT NULL,
  previous_hash  TEXT NOT NULL,
  hash           TEXT NOT NULL
);

CREATE INDEX core_audit_at ON core_audit (at);

-- The last entry once more, so that entries cut off at the end are missed.
CREATE TABLE core_audit_head (
  id        INTEGER PRIMARY KEY CHECK (id = 1),
  sequence  BIGINT NOT NULL,
  hash      TEXT NOT NULL
);

INSERT INTO core_audit_head (id, sequence, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TRIGGER core_audit_no_update BEFORE UPDATE ON core_audit
BEGIN
  SELECT RAISE(ABORT, 'the audit log cannot be changed');
END;

CREATE TRIGGER core_audit_no_delete BEFORE DELETE ON core_audit
BEGIN
  SELECT RAISE(ABORT, 'the audit log cannot be changed');
END;

CREATE TRIGGER core_audit_head_no_delete BEFORE DELETE ON core_audit_head
BEGIN
  SELECT RAISE(ABORT, 'the audit log cannot be changed');
END;
