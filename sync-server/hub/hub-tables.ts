/** The hub's own database, beside the mirror: what it is, and what it has taken in. */
export const hubTables = `
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS intake (
  scope TEXT NOT NULL,
  device TEXT NOT NULL,
  incarnation TEXT NOT NULL,
  author TEXT NOT NULL,
  seq INTEGER NOT NULL,
  mid TEXT NOT NULL,
  hash TEXT NOT NULL,
  body TEXT NOT NULL,
  taken_at TEXT NOT NULL,
  proof TEXT,
  settled_at TEXT,
  handed_at TEXT,
  PRIMARY KEY (device, incarnation, author, seq, mid, hash)
);
CREATE INDEX IF NOT EXISTS intake_mid ON intake (mid, hash);
CREATE INDEX IF NOT EXISTS intake_waiting ON intake (device, incarnation, author, seq) WHERE settled_at IS NULL;
CREATE INDEX IF NOT EXISTS intake_settled ON intake (settled_at) WHERE settled_at IS NOT NULL;
`;
