-- R18: from when on an account may do nothing any more; what it made and brings after that is kept for others to decide.
ALTER TABLE account ADD COLUMN ended_at TEXT;
