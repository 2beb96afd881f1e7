-- What a province may count of a dossier, worked out of its record after each change: no name, no field of it. Made anew, so
-- that any period can be counted as it stood at its end.
DROP TABLE dossier_figure;
CREATE TABLE dossier_figure (
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  procedure TEXT NOT NULL,
  -- Days are of Vietnam's calendar, as 2026-11-20.
  received_on TEXT NOT NULL,
  asked_on TEXT,
  -- Second since 1970 at which the server had the word that it was finished.
  recorded INTEGER,
  online INTEGER NOT NULL,
  upstream INTEGER NOT NULL,
  digitised INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  ended INTEGER NOT NULL,
  -- What the statistics ask of its entry; null: not entered, or not asked of its register.
  entered_on TEXT,
  book TEXT,
  entry_kind TEXT,
  sex TEXT,
  people TEXT,
  age TEXT,
  detail TEXT,
  bride_age INTEGER,
  groom_age INTEGER,
  PRIMARY KEY (scope, id)
) WITHOUT ROWID;
-- How it stood towards its promise, from one moment to the next: a row for each stretch of its life. An entry of an old book has none.
CREATE TABLE dossier_standing (
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  -- Milliseconds since 1970; till is no more part of it, null: it lasts.
  since INTEGER NOT NULL,
  till INTEGER,
  -- Seconds. Judged: when it was finished, or its clock stopped; null: it runs.
  due INTEGER NOT NULL,
  judged INTEGER,
  paused INTEGER NOT NULL,
  finished_on TEXT,
  days INTEGER NOT NULL,
  PRIMARY KEY (scope, id, since)
) WITHOUT ROWID;
-- All is counted anew.
DELETE FROM figure_mark;
