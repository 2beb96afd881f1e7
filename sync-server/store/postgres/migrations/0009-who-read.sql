-- Who was sent which record, when, and on which device. Written in the order of time and never changed; erased by age.
CREATE TABLE record_read (
  scope TEXT COLLATE "C" NOT NULL,
  -- Empty: everything of the commune, or too much of it to be told one by one.
  entity TEXT COLLATE "C" NOT NULL,
  at TEXT COLLATE "C" NOT NULL,
  account TEXT COLLATE "C" NOT NULL,
  device TEXT COLLATE "C" NOT NULL,
  how TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (scope, entity, at, account, device, how)
);
CREATE INDEX record_read_by_time ON record_read (at);
