-- What is handed over to the national systems, one row a dossier. Whether it is there the record itself says; this is how it gets there.
CREATE TABLE delivery (
  scope TEXT COLLATE "C" NOT NULL,
  entity TEXT COLLATE "C" NOT NULL,
  module TEXT COLLATE "C" NOT NULL,
  -- The code they know it by; never changed.
  code TEXT COLLATE "C" NOT NULL,
  -- queued, forwarded, supplement, registered, refused, attention.
  state TEXT COLLATE "C" NOT NULL,
  -- What comes next: ask, send, rest.
  step TEXT COLLATE "C" NOT NULL,
  -- SHA-256 of the record as it was to be sent.
  fingerprint TEXT COLLATE "C" NOT NULL,
  -- Failures in a row.
  tries BIGINT NOT NULL,
  since TEXT COLLATE "C" NOT NULL,
  due_at TEXT COLLATE "C" NOT NULL,
  answered_at TEXT COLLATE "C",
  -- Which process has it in hand, until when.
  leased_by TEXT COLLATE "C",
  leased_until TEXT COLLATE "C",
  PRIMARY KEY (scope, entity)
);
CREATE INDEX delivery_due ON delivery (scope, step, due_at);
-- How far the log of a commune has been looked through for dossiers to hand over.
CREATE TABLE delivery_mark (scope TEXT COLLATE "C" PRIMARY KEY, seq BIGINT NOT NULL);
-- Everything that was said, both ways. Nothing in it is ever changed.
CREATE TABLE delivery_exchange (
  scope TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  -- Null: it was about several.
  entity TEXT COLLATE "C",
  at TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  outcome TEXT COLLATE "C" NOT NULL,
  request TEXT COLLATE "C" NOT NULL,
  response TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (scope, id)
);
CREATE INDEX delivery_exchange_of ON delivery_exchange (scope, entity, at);
-- Whose acts say what the national systems said: an account that nobody signs in as, on a machine that is none.
CREATE TABLE delivery_connector (
  scope TEXT COLLATE "C" PRIMARY KEY,
  account TEXT COLLATE "C" NOT NULL REFERENCES account (id),
  device TEXT COLLATE "C" NOT NULL
);
-- A commune from which nothing is handed over for now.
CREATE TABLE delivery_pause (scope TEXT COLLATE "C" PRIMARY KEY, since TEXT COLLATE "C" NOT NULL, by_account TEXT COLLATE "C", reason TEXT COLLATE "C" NOT NULL);
