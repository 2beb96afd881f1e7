-- Everything a commune owns is keyed by its scope first, so that a bigger database can spread communes over partitions.

CREATE TABLE server_identity (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  epoch TEXT NOT NULL,
  checked_at TEXT NOT NULL
);

CREATE TABLE commune (
  scope TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  province_code TEXT NOT NULL,
  province_name TEXT NOT NULL,
  closing TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE account (
  id TEXT PRIMARY KEY,
  scope TEXT NOT NULL REFERENCES commune (scope),
  username TEXT NOT NULL UNIQUE,
  password_hash TEXT NOT NULL,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  created_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX account_by_scope ON account (scope);

-- Only the hash of a token is kept: who reads the file cannot sign in with it.
CREATE TABLE token (
  hash TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  device TEXT NOT NULL,
  issued_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX token_by_expiry ON token (expires_at);

-- R12: one row a commune; whoever writes takes it, late, and numbers its changes by it.
CREATE TABLE scope_counter (
  scope TEXT PRIMARY KEY,
  turn INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  chain TEXT NOT NULL,
  digest TEXT NOT NULL,
  receipt_no INTEGER NOT NULL,
  mutation_no INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE lane (
  scope TEXT NOT NULL,
  device TEXT NOT NULL,
  incarnation TEXT NOT NULL,
  author TEXT NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (scope, device, incarnation, author)
) WITHOUT ROWID;

-- R3: what stood at each number of each lane. The key keeps two things from holding one number.
CREATE TABLE arrival (
  scope TEXT NOT NULL,
  device TEXT NOT NULL,
  incarnation TEXT NOT NULL,
  author TEXT NOT NULL,
  seq INTEGER NOT NULL,
  mid TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (scope, device, incarnation, author, seq)
) WITHOUT ROWID;

-- R2: the key that makes a mutation take effect at most once. Only mutations whose text fits their hash are here.
CREATE TABLE mutation (
  scope TEXT NOT NULL,
  mid TEXT NOT NULL,
  no INTEGER NOT NULL,
  hash TEXT NOT NULL,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  incarnation TEXT NOT NULL,
  entity TEXT,
  -- The entity while the mutation is held, so that what stands in the way is found without reading history.
  held_entity TEXT,
  body TEXT NOT NULL,
  arrived_at TEXT NOT NULL,
  status TEXT NOT NULL,
  revision INTEGER NOT NULL,
  waits_for TEXT,
  cause TEXT,
  PRIMARY KEY (scope, mid)
);
CREATE INDEX mutation_by_held_entity ON mutation (scope, held_entity) WHERE held_entity IS NOT NULL;
CREATE INDEX mutation_by_wait ON mutation (scope, waits_for) WHERE waits_for IS NOT NULL;
CREATE INDEX mutation_by_cause ON mutation (scope, cause, no) WHERE cause IS NOT NULL;

-- What came without a text that can be judged: kept as it came, and answered for.
CREATE TABLE set_aside (
  scope TEXT NOT NULL,
  mid TEXT NOT NULL,
  hash TEXT NOT NULL,
  cause TEXT NOT NULL,
  body TEXT,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  arrived_at TEXT NOT NULL,
  PRIMARY KEY (scope, mid, hash)
);

-- R8: every answer ever given, numbered without gaps in its commune.
CREATE TABLE receipt (
  scope TEXT NOT NULL,
  no INTEGER NOT NULL,
  mid TEXT NOT NULL,
  hash TEXT NOT NULL,
  revision INTEGER NOT NULL,
  status TEXT NOT NULL,
  server_time TEXT NOT NULL,
  rev INTEGER,
  problems TEXT NOT NULL,
  conflicts TEXT NOT NULL,
  waits_for TEXT,
  flags TEXT NOT NULL,
  PRIMARY KEY (scope, no),
  UNIQUE (scope, mid, hash, revision)
);

CREATE TABLE entity (
  scope TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  rev INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  digest TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (scope, kind, id),
  UNIQUE (scope, seq)
);

CREATE TABLE change_log (
  scope TEXT NOT NULL,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  entity TEXT NOT NULL,
  rev INTEGER NOT NULL,
  mid TEXT NOT NULL,
  device TEXT NOT NULL,
  incarnation TEXT NOT NULL,
  chain TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (scope, seq)
) WITHOUT ROWID;
CREATE UNIQUE INDEX change_by_entity ON change_log (scope, kind, entity, rev);
