-- By which people sign in without a password: only public keys.
CREATE TABLE passkey (
  -- As the browser calls it, in base64url.
  id TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  -- Of the machine it was made on.
  device TEXT NOT NULL,
  -- COSE, in base64url.
  public_key TEXT NOT NULL,
  -- As last told by the passkey; one that does not count tells 0.
  counter INTEGER NOT NULL,
  -- Words with spaces between them.
  transports TEXT NOT NULL,
  made_at TEXT NOT NULL,
  used_at TEXT
) WITHOUT ROWID;
CREATE INDEX passkey_by_account ON passkey (account);

-- What a passkey has signed once is signed for nothing any more.
CREATE TABLE passkey_challenge (
  hash TEXT NOT NULL PRIMARY KEY,
  expires_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX passkey_challenge_by_expiry ON passkey_challenge (expires_at);
