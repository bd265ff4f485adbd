-- What the hooks of a deploy said, and how they ended.
CREATE TABLE deploy_hook (
  stack_key TEXT NOT NULL,
  number    INTEGER NOT NULL,
  hook      TEXT NOT NULL,
  began     TEXT NOT NULL,
  ended     TEXT NOT NULL,
  failure   TEXT NOT NULL,
  lines     BLOB NOT NULL,
  PRIMARY KEY (stack_key, number, hook),
  FOREIGN KEY (stack_key, number) REFERENCES deploy_revision (stack_key, number)
);
