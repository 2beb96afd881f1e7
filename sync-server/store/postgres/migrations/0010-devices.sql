-- Machines that people work on. One of before has no key until it comes again.
CREATE TABLE device (
  id TEXT COLLATE "C" PRIMARY KEY,
  scope TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  -- ECDSA P-256, the uncompressed point in base64url.
  public_key TEXT COLLATE "C",
  since TEXT COLLATE "C" NOT NULL,
  enrolled_by TEXT COLLATE "C",
  exchanged_at TEXT COLLATE "C",
  -- As last told by the device, and how many acts its lanes had brought by then.
  waiting INTEGER NOT NULL,
  received INTEGER NOT NULL,
  build TEXT COLLATE "C",
  incarnation TEXT COLLATE "C",
  revoked_at TEXT COLLATE "C",
  revoked_by TEXT COLLATE "C",
  handed_in_at TEXT COLLATE "C",
  -- It came back empty, and so many acts that it had told of never came.
  empty_at TEXT COLLATE "C",
  empty_count INTEGER NOT NULL
);
CREATE INDEX device_by_scope ON device (scope);

INSERT INTO device (id, scope, name, since, waiting, received, empty_count)
SELECT account_device.device, MIN(account.scope), '', MIN(account_device.since), 0, 0, 0
FROM account_device JOIN account ON account.id = account_device.account
GROUP BY account_device.device;

-- Only the hash of a code is kept.
CREATE TABLE device_code (
  hash TEXT COLLATE "C" PRIMARY KEY,
  scope TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  made_at TEXT COLLATE "C" NOT NULL,
  made_by TEXT COLLATE "C",
  expires_at TEXT COLLATE "C" NOT NULL,
  used_at TEXT COLLATE "C",
  device TEXT COLLATE "C"
);
CREATE INDEX device_code_by_expiry ON device_code (expires_at);

-- What revoked machines had waiting, sealed so that the server cannot read it.
CREATE TABLE handed_in (
  device TEXT COLLATE "C" NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL,
  scope TEXT COLLATE "C" NOT NULL,
  size INTEGER NOT NULL,
  count INTEGER NOT NULL,
  begun_at TEXT COLLATE "C" NOT NULL,
  at TEXT COLLATE "C",
  PRIMARY KEY (device, sha256)
);
CREATE INDEX handed_in_by_scope ON handed_in (scope);

CREATE TABLE handed_in_part (
  device TEXT COLLATE "C" NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL,
  position INTEGER NOT NULL,
  -- In base64.
  bytes TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (device, sha256, position)
);
