-- By which code of a slip a dossier is found: worked out of the records with what is counted of them, and made anew from them.
CREATE TABLE dossier_slip (
  scope TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  code TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (scope, id, code)
);
CREATE INDEX slip_by_code ON dossier_slip (code);
-- Those that were counted before have no codes here: all is counted anew.
DELETE FROM dossier_figure;
DELETE FROM figure_mark;
