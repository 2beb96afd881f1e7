-- What an account may do and see. Who worked here before there were roles could do everything, and goes on until somebody says otherwise.
ALTER TABLE account ADD COLUMN roles TEXT COLLATE "C" NOT NULL DEFAULT 'officer leader administrator';
-- Who brought the report that a record began as; and whether it is still a report. A volunteer is sent these and no others.
ALTER TABLE entity ADD COLUMN reported_by TEXT COLLATE "C";
ALTER TABLE entity ADD COLUMN is_report INTEGER NOT NULL DEFAULT 0;
UPDATE entity
SET reported_by = state::jsonb #>> '{events,0,author}', is_report = CASE WHEN state::jsonb ->> 'business' IN ('REPORTED', 'JOINED', 'SET_ASIDE') THEN 1 ELSE 0 END
WHERE CASE WHEN kind = 'dossier' AND state LIKE '{%' THEN state::jsonb -> 'report' END IS NOT NULL;
CREATE INDEX entity_by_reporter ON entity (scope, reported_by) WHERE reported_by IS NOT NULL;
-- What each account was made, in order, so that it can be told what somebody was when. Only added to.
CREATE TABLE role_change (account TEXT COLLATE "C" NOT NULL REFERENCES account (id), no INTEGER NOT NULL, roles TEXT COLLATE "C" NOT NULL, at TEXT COLLATE "C" NOT NULL, PRIMARY KEY (account, no));
