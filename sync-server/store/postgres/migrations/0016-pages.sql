-- Pages of documents, by what their bytes hash to. Whole ones lie in the store of pages, not here.
CREATE TABLE page (
  scope TEXT COLLATE "C" NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL,
  size INTEGER NOT NULL,
  type TEXT COLLATE "C" NOT NULL,
  -- The account that began to send it.
  brought_by TEXT COLLATE "C" NOT NULL,
  begun_at TEXT COLLATE "C" NOT NULL,
  -- Null: on its way.
  whole_at TEXT COLLATE "C",
  PRIMARY KEY (scope, sha256)
);

CREATE TABLE page_part (
  scope TEXT COLLATE "C" NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL,
  position INTEGER NOT NULL,
  -- In base64.
  bytes TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (scope, sha256, position)
);
