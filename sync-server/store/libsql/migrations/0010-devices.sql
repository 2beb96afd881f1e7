-- Machines that people work on. One of before has no key until it comes again.
CREATE TABLE device (
  id TEXT PRIMARY KEY,
  scope TEXT NOT NULL,
  name TEXT NOT NULL,
  -- ECDSA P-256, the uncompressed point in base64url.
  public_key TEXT,
  since TEXT NOT NULL,
  enrolled_by TEXT,
  exchanged_at TEXT,
  -- As last told by the device, and how many acts its lanes had brought by then.
  waiting INTEGER NOT NULL,
  received INTEGER NOT NULL,
  build TEXT,
  incarnation TEXT,
  revoked_at TEXT,
  revoked_by TEXT,
  handed_in_at TEXT,
  -- It came back empty, and so many acts that it had told of never came.
  empty_at TEXT,
  empty_count INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX device_by_scope ON device (scope);

INSERT INTO device (id, scope, name, since, waiting, received, empty_count)
SELECT account_device.device, MIN(account.scope), '', MIN(account_device.since), 0, 0, 0
FROM account_device JOIN account ON account.id = account_device.account
GROUP BY account_device.device;

-- Only the hash of a code is kept.
CREATE TABLE device_code (
  hash TEXT PRIMARY KEY,
  scope TEXT NOT NULL,
  name TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT,
  expires_at TEXT NOT NULL,
  used_at TEXT,
  device TEXT
) WITHOUT ROWID;
CREATE INDEX device_code_by_expiry ON device_code (expires_at);

-- What revoked machines had waiting, sealed so that the server cannot read it.
CREATE TABLE handed_in (
  device TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  scope TEXT NOT NULL,
  size INTEGER NOT NULL,
  count INTEGER NOT NULL,
  begun_at TEXT NOT NULL,
  at TEXT,
  PRIMARY KEY (device, sha256)
) WITHOUT ROWID;
CREATE INDEX handed_in_by_scope ON handed_in (scope);

CREATE TABLE handed_in_part (
  device TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  position INTEGER NOT NULL,
  -- In base64.
  bytes TEXT NOT NULL,
  PRIMARY KEY (device, sha256, position)
);
