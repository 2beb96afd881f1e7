-- What a province may count of a dossier, worked out of its record after each change: no name, no field of it. Made anew, so
-- that any period can be counted as it stood at its end.
DROP TABLE dossier_figure;
CREATE TABLE dossier_figure (
  scope TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  procedure TEXT COLLATE "C" NOT NULL,
  -- Days are of Vietnam's calendar, as 2026-11-20.
  received_on TEXT COLLATE "C" NOT NULL,
  asked_on TEXT COLLATE "C",
  -- Second since 1970 at which the server had the word that it was finished.
  recorded BIGINT,
  online INTEGER NOT NULL,
  upstream INTEGER NOT NULL,
  digitised INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  ended INTEGER NOT NULL,
  -- What the statistics ask of its entry; null: not entered, or not asked of its register.
  entered_on TEXT COLLATE "C",
  book TEXT COLLATE "C",
  entry_kind TEXT COLLATE "C",
  sex TEXT COLLATE "C",
  people TEXT COLLATE "C",
  age TEXT COLLATE "C",
  detail TEXT COLLATE "C",
  bride_age INTEGER,
  groom_age INTEGER,
  PRIMARY KEY (scope, id)
);
-- How it stood towards its promise, from one moment to the next: a row for each stretch of its life. An entry of an old book has none.
CREATE TABLE dossier_standing (
  scope TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  -- Milliseconds since 1970; till is no more part of it, null: it lasts.
  since BIGINT NOT NULL,
  till BIGINT,
  -- Seconds. Judged: when it was finished, or its clock stopped; null: it runs.
  due BIGINT NOT NULL,
  judged BIGINT,
  paused INTEGER NOT NULL,
  finished_on TEXT COLLATE "C",
  days INTEGER NOT NULL,
  PRIMARY KEY (scope, id, since)
);
-- All is counted anew.
DELETE FROM figure_mark;
