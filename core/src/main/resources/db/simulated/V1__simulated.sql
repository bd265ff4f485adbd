-- What simulated targets pretend to have, sealed, one row each.
CREATE TABLE simulated_world (
  target TEXT PRIMARY KEY,
  world  BLOB NOT NULL
);
