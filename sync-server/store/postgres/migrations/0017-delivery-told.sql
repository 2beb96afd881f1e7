-- Questions in a row to which they said they do not know it, though they have said they have it.
ALTER TABLE delivery ADD COLUMN unknowns INTEGER NOT NULL DEFAULT 0;
-- Pages that were named when it was last sent and did not go with it.
ALTER TABLE delivery ADD COLUMN papers_owed INTEGER NOT NULL DEFAULT 0;
-- How often the same was said in a row, and when last; null: once.
ALTER TABLE delivery_exchange ADD COLUMN times INTEGER NOT NULL DEFAULT 1;
ALTER TABLE delivery_exchange ADD COLUMN last_at TEXT COLLATE "C";
