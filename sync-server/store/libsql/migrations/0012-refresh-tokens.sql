-- What renews a sign-in: only hashes, as of tokens. All that come from one sign-in have its session in common.
CREATE TABLE refresh_token (
  hash TEXT NOT NULL PRIMARY KEY,
  session TEXT NOT NULL,
  account TEXT NOT NULL REFERENCES account (id),
  device TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  -- current; before: the answer with its successor may have been lost; spent: whoever comes with it is somebody else.
  standing TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX refresh_token_by_session ON refresh_token (session);
CREATE INDEX refresh_token_by_expiry ON refresh_token (expires_at);
-- Null: of a device that does not renew its sign-in.
ALTER TABLE token ADD COLUMN session TEXT;
-- 1 until it is first used.
ALTER TABLE token ADD COLUMN fresh INTEGER NOT NULL DEFAULT 0;
CREATE INDEX token_by_session ON token (session);
