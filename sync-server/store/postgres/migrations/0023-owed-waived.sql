-- Papers that were owed and need not go any more: who said so, when, and why.
ALTER TABLE delivery ADD COLUMN owed_waived_at TEXT;
ALTER TABLE delivery ADD COLUMN owed_waived_by TEXT;
ALTER TABLE delivery ADD COLUMN owed_waived_reason TEXT;
