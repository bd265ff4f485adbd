-- What a run was doing last, so that an interrupted one can say how far it was.
ALTER TABLE core_run ADD COLUMN phase TEXT NOT NULL DEFAULT '';
