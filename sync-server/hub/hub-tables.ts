import type Database from 'libsql';

const tables = `
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

/** The hub’s own database, beside the mirror: what it is, and what it has taken in. One of a build before learns on which record each act is. */
export function prepareHubTables(database: Database.Database): void {
  database.exec(tables);
  const columns = database.prepare<[]>('PRAGMA table_info(intake)').all() as { readonly name: string }[];
  database.transaction(() => {
    if (!columns.some(({ name }) => name === 'entity')) {
      database.exec('ALTER TABLE intake ADD COLUMN entity TEXT');
      const note = database.prepare('UPDATE intake SET entity = ? WHERE rowid = ?');
      const rows = database.prepare<[]>('SELECT rowid AS id, body FROM intake WHERE settled_at IS NULL').all();
      for (const { id, body } of rows as { id: number; body: string }[]) note.run([entityOf(body), id]);
    }
    database.exec('CREATE INDEX IF NOT EXISTS intake_entity ON intake (entity) WHERE settled_at IS NULL');
  })();
}

/** The record that an act is on, as it was sent; `null`: it names none. */
export function entityOf(body: string): string | null {
  const sent: unknown = JSON.parse(body);
  const act = typeof sent === 'object' && sent !== null && 'mutation' in sent ? sent.mutation : undefined;
  const isAct = typeof act === 'object' && act !== null && 'entity' in act;
  return isAct && typeof act.entity === 'string' ? act.entity : null;
}
