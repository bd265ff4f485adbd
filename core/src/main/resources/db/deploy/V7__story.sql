-- How each revision was deployed: what the gate said when it failed, kept before the way back, and how
-- it went. Sealed.
CREATE TABLE deploy_story (
  stack_key TEXT NOT NULL,
  number    INTEGER NOT NULL,
  judged    BLOB,
  ending    BLOB,
  PRIMARY KEY (stack_key, number),
  FOREIGN KEY (stack_key, number) REFERENCES deploy_revision (stack_key, number)
);
