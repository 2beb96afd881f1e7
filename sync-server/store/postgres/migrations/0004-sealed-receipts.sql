-- Each transaction's receipts are one batch: its Merkle root extends the commune's receipt chain. Those written before are in none.
ALTER TABLE scope_counter ADD COLUMN batch BIGINT NOT NULL DEFAULT 0;
ALTER TABLE scope_counter ADD COLUMN receipt_chain TEXT COLLATE "C" NOT NULL
  DEFAULT '0000000000000000000000000000000000000000000000000000000000000000';
ALTER TABLE receipt ADD COLUMN batch BIGINT;

CREATE TABLE receipt_batch (
  scope TEXT COLLATE "C" NOT NULL,
  batch BIGINT NOT NULL,
  -- Of the server's history when it was written; a restored server goes on under another one.
  epoch TEXT COLLATE "C" NOT NULL,
  first_no BIGINT NOT NULL,
  count BIGINT NOT NULL,
  previous TEXT COLLATE "C" NOT NULL,
  root TEXT COLLATE "C" NOT NULL,
  chain TEXT COLLATE "C" NOT NULL,
  at TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (scope, batch)
) PARTITION BY HASH (scope);

DO $$
BEGIN
  FOR part IN 0..15 LOOP
    EXECUTE format(
      'CREATE TABLE %I PARTITION OF receipt_batch FOR VALUES WITH (MODULUS 16, REMAINDER %s)',
      'receipt_batch_p' || lpad(part::text, 2, '0'), part
    );
  END LOOP;
END
$$;

-- Public keys only; the private one is in a file beside the server.
CREATE TABLE receipt_key (
  id TEXT COLLATE "C" PRIMARY KEY,
  spki TEXT COLLATE "C" NOT NULL,
  since TEXT COLLATE "C" NOT NULL
);
