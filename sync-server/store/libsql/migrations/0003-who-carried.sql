-- The account whose sign-in brought the act; NULL where it came before this was kept.
ALTER TABLE arrival ADD COLUMN carrier TEXT;

-- Who has ever signed in where. Tokens are forgotten when they expire, this is not.
CREATE TABLE account_device (
  account TEXT NOT NULL REFERENCES account (id),
  device TEXT NOT NULL,
  since TEXT NOT NULL,
  PRIMARY KEY (account, device)
) WITHOUT ROWID;
CREATE INDEX account_by_device ON account_device (device);
INSERT INTO account_device (account, device, since)
  SELECT account, device, min(issued_at) FROM token GROUP BY account, device;
