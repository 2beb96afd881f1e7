-- Each transaction's receipts are one batch: its Merkle root extends the commune's receipt chain. Those written before are in none.
ALTER TABLE scope_counter ADD COLUMN batch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE scope_counter ADD COLUMN receipt_chain TEXT NOT NULL
  DEFAULT '0000000000000000000000000000000000000000000000000000000000000000';
ALTER TABLE receipt ADD COLUMN batch INTEGER;

CREATE TABLE receipt_batch (
  scope TEXT NOT NULL,
  batch INTEGER NOT NULL,
  -- Of the server's history when it was written; a restored server goes on under another one.
  epoch TEXT NOT NULL,
  first_no INTEGER NOT NULL,
  count INTEGER NOT NULL,
  previous TEXT NOT NULL,
  root TEXT NOT NULL,
  chain TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (scope, batch)
) WITHOUT ROWID;

-- Public keys only; the private one is in a file beside the database.
CREATE TABLE receipt_key (
  id TEXT PRIMARY KEY,
  spki TEXT NOT NULL,
  since TEXT NOT NULL
) WITHOUT ROWID;
