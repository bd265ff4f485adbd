-- What a deploy does to a stack, each step before it is done.
CREATE TABLE deploy_journal (
  stack_key TEXT NOT NULL,
  number    INTEGER NOT NULL,
  sequence  INTEGER NOT NULL,
  at        TEXT NOT NULL,
  phase     TEXT NOT NULL,
  detail    TEXT NOT NULL,
  PRIMARY KEY (stack_key, number, sequence),
  FOREIGN KEY (stack_key, number) REFERENCES deploy_revision (stack_key, number)
);

-- The plan of a revision, sealed, so that another process can finish it or take it back.
ALTER TABLE deploy_revision ADD COLUMN plan BLOB;
