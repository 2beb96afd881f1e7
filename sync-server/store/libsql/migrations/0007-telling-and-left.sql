-- R10: what records of one event say alike, as a keyed hash; the key is drawn once for each database.
CREATE TABLE server_secret (name TEXT PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO server_secret (name, value) VALUES ('telling', lower(hex(randomblob(32))));
ALTER TABLE entity ADD COLUMN telling TEXT;
CREATE INDEX entity_by_telling ON entity (scope, telling) WHERE telling IS NOT NULL;
-- R18: the commune a record has left this one for. Its row stays as the news that it is gone.
ALTER TABLE entity ADD COLUMN left_to TEXT;
