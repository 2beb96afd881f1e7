-- A password that somebody else has seen: good for one sign-in until then, to be changed at it. Null: it is her own.
ALTER TABLE account ADD COLUMN one_time_until TEXT COLLATE "C";
-- When she was last given a token.
ALTER TABLE account ADD COLUMN seen_at TEXT COLLATE "C";
-- R18: who may do what, as it was changed: numbered in its commune without holes, only added to, each over the one before.
CREATE TABLE access_change (
  scope TEXT COLLATE "C" NOT NULL,
  no BIGINT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  account TEXT COLLATE "C" NOT NULL REFERENCES account (id),
  -- Roles as words, or the commune she was of.
  was TEXT COLLATE "C",
  became TEXT COLLATE "C",
  reason TEXT COLLATE "C" NOT NULL,
  -- Null: by whoever runs the server.
  done_by TEXT COLLATE "C",
  device TEXT COLLATE "C",
  at TEXT COLLATE "C" NOT NULL,
  -- Drawn by whoever asked, so that what is asked again after a lost answer is done once.
  request TEXT COLLATE "C",
  -- Empty: of before there was a chain.
  chain TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (scope, no),
  UNIQUE (scope, request)
);
CREATE INDEX access_change_by_account ON access_change (account);
INSERT INTO access_change (scope, no, kind, account, became, reason, at, chain)
SELECT account.scope, ROW_NUMBER() OVER (PARTITION BY account.scope ORDER BY role_change.at, role_change.account, role_change.no), 'roles', role_change.account, role_change.roles, '', role_change.at, ''
FROM role_change JOIN account ON account.id = role_change.account;
DROP TABLE role_change;
ALTER TABLE scope_counter ADD COLUMN access_no BIGINT NOT NULL DEFAULT 0;
ALTER TABLE scope_counter ADD COLUMN access_chain TEXT COLLATE "C" NOT NULL DEFAULT '0000000000000000000000000000000000000000000000000000000000000000';
INSERT INTO scope_counter (scope, turn, seq, chain, digest, receipt_no, mutation_no)
SELECT DISTINCT scope, 0, 0, '0000000000000000000000000000000000000000000000000000000000000000', '0000000000000000000000000000000000000000000000000000000000000000', 0, 0
FROM access_change WHERE scope NOT IN (SELECT scope FROM scope_counter);
UPDATE scope_counter SET access_no = (SELECT COUNT(*) FROM access_change WHERE access_change.scope = scope_counter.scope);

-- What a province may count of a dossier, worked out of its record after each change: no name, no field of it.
CREATE TABLE dossier_figure (
  scope TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  procedure TEXT COLLATE "C" NOT NULL,
  -- As 2026-11, in Vietnam's time.
  month TEXT COLLATE "C" NOT NULL,
  -- Seconds since 1970. Judged: when it was finished, or its clock stopped; null: it runs.
  due BIGINT NOT NULL,
  judged BIGINT,
  recorded BIGINT,
  finished INTEGER NOT NULL,
  paused INTEGER NOT NULL,
  -- The register it was entered in, and the month of that; null: it was not.
  book_kind TEXT COLLATE "C",
  entered_month TEXT COLLATE "C",
  PRIMARY KEY (scope, id)
);
-- How far the log of a commune is counted, and by which edition of what the commune states for itself.
CREATE TABLE figure_mark (scope TEXT COLLATE "C" PRIMARY KEY, seq BIGINT NOT NULL, office_rev BIGINT NOT NULL);
