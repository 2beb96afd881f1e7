-- Pages of documents, by what their bytes hash to. Whole ones lie in the store of pages, not here.
CREATE TABLE page (
  scope TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  type TEXT NOT NULL,
  -- The account that began to send it.
  brought_by TEXT NOT NULL,
  begun_at TEXT NOT NULL,
  -- Null: on its way.
  whole_at TEXT,
  PRIMARY KEY (scope, sha256)
) WITHOUT ROWID;

CREATE TABLE page_part (
  scope TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  position INTEGER NOT NULL,
  -- In base64.
  bytes TEXT NOT NULL,
  PRIMARY KEY (scope, sha256, position)
);
