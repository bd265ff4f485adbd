-- Stacks, what they were told to be, and what ran before each change.
CREATE TABLE deploy_stack (
  stack_key TEXT PRIMARY KEY,
  project   TEXT NOT NULL
);

CREATE TABLE deploy_revision (
  stack_key TEXT NOT NULL REFERENCES deploy_stack (stack_key),
  number    INTEGER NOT NULL,
  run       TEXT NOT NULL,
  actor     TEXT NOT NULL,
  reason    TEXT NOT NULL,
  began     TEXT NOT NULL,
  ended     TEXT,
  outcome   TEXT,
  digest    TEXT NOT NULL,
  rendered  BLOB NOT NULL,
  snapshot  BLOB NOT NULL,
  PRIMARY KEY (stack_key, number)
);

CREATE TABLE deploy_content (
  hash  TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
);

CREATE TABLE deploy_file (
  stack_key TEXT NOT NULL,
  number    INTEGER NOT NULL,
  path      TEXT NOT NULL,
  hash      TEXT NOT NULL REFERENCES deploy_content (hash),
  PRIMARY KEY (stack_key, number, path),
  FOREIGN KEY (stack_key, number) REFERENCES deploy_revision (stack_key, number)
);

-- The containers that the last deploy of a stack left running.
CREATE TABLE deploy_container (
  stack_key TEXT NOT NULL REFERENCES deploy_stack (stack_key),
  container TEXT NOT NULL,
  service   TEXT NOT NULL,
  PRIMARY KEY (stack_key, container)
);

CREATE TABLE deploy_log (
  stack_key TEXT NOT NULL,
  number    INTEGER NOT NULL,
  service   TEXT NOT NULL,
  lines     BLOB NOT NULL,
  PRIMARY KEY (stack_key, number, service),
  FOREIGN KEY (stack_key, number) REFERENCES deploy_revision (stack_key, number)
);

-- Services that somebody stopped on purpose.
CREATE TABLE deploy_stop (
  stack_key TEXT NOT NULL,
  service   TEXT NOT NULL,
  actor     TEXT NOT NULL,
  reason    TEXT NOT NULL,
  stopped   TEXT NOT NULL,
  PRIMARY KEY (stack_key, service)
);

-- Differences that stayed right after a deploy, by a hash of the field and its two values.
CREATE TABLE deploy_settled (
  stack_key TEXT NOT NULL REFERENCES deploy_stack (stack_key),
  service   TEXT NOT NULL,
  mark      TEXT NOT NULL,
  PRIMARY KEY (stack_key, mark)
);
