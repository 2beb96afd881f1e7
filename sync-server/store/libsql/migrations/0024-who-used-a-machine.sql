-- Whose account came with a machine's last exchange: who lost it can be told by that, where it has no name. Null: of before.
ALTER TABLE device ADD COLUMN used_by TEXT;
