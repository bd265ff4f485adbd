-- The image that each container had when it was left; empty where an earlier state did not note it.
ALTER TABLE deploy_container ADD COLUMN image TEXT NOT NULL DEFAULT '';

-- Differences between the last deployment and what runs that somebody accepted, by a hash each.
CREATE TABLE deploy_accepted (
  stack_key TEXT NOT NULL REFERENCES deploy_stack (stack_key),
  service   TEXT NOT NULL,
  mark      TEXT NOT NULL,
  PRIMARY KEY (stack_key, mark)
);
