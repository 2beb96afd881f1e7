-- R5: the refused acts on a record, for those who act on a record that was never made.
CREATE INDEX mutation_by_refused_entity ON mutation (scope, entity) WHERE status = 'refused';
