-- When a stack was removed: from then on its project may have another name.
ALTER TABLE deploy_stack ADD COLUMN removed TEXT;
