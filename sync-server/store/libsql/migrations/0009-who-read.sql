-- Who was sent which record, when, and on which device. Written in the order of time and never changed; erased by age.
CREATE TABLE record_read (
  scope TEXT NOT NULL,
  -- Empty: everything of the commune, or too much of it to be told one by one.
  entity TEXT NOT NULL,
  at TEXT NOT NULL,
  account TEXT NOT NULL,
  device TEXT NOT NULL,
  how TEXT NOT NULL,
  PRIMARY KEY (scope, entity, at, account, device, how)
) WITHOUT ROWID;
CREATE INDEX record_read_by_time ON record_read (at);
