-- What is handed over to the national systems, one row a dossier. Whether it is there the record itself says; this is how it gets there.
CREATE TABLE delivery (
  scope TEXT NOT NULL,
  entity TEXT NOT NULL,
  module TEXT NOT NULL,
  -- The code they know it by; never changed.
  code TEXT NOT NULL,
  -- queued, forwarded, supplement, registered, refused, attention.
  state TEXT NOT NULL,
  -- What comes next: ask, send, rest.
  step TEXT NOT NULL,
  -- SHA-256 of the record as it was to be sent.
  fingerprint TEXT NOT NULL,
  -- Failures in a row.
  tries INTEGER NOT NULL,
  since TEXT NOT NULL,
  due_at TEXT NOT NULL,
  answered_at TEXT,
  -- Which process has it in hand, until when.
  leased_by TEXT,
  leased_until TEXT,
  PRIMARY KEY (scope, entity)
) WITHOUT ROWID;
CREATE INDEX delivery_due ON delivery (scope, step, due_at);
-- How far the log of a commune has been looked through for dossiers to hand over.
CREATE TABLE delivery_mark (scope TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;
-- Everything that was said, both ways. Nothing in it is ever changed.
CREATE TABLE delivery_exchange (
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  -- Null: it was about several.
  entity TEXT,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  outcome TEXT NOT NULL,
  request TEXT NOT NULL,
  response TEXT NOT NULL,
  PRIMARY KEY (scope, id)
) WITHOUT ROWID;
CREATE INDEX delivery_exchange_of ON delivery_exchange (scope, entity, at);
-- Whose acts say what the national systems said: an account that nobody signs in as, on a machine that is none.
CREATE TABLE delivery_connector (
  scope TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  device TEXT NOT NULL
) WITHOUT ROWID;
-- A commune from which nothing is handed over for now.
CREATE TABLE delivery_pause (scope TEXT PRIMARY KEY, since TEXT NOT NULL, by_account TEXT, reason TEXT NOT NULL) WITHOUT ROWID;
