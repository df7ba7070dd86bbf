-- The days of a repair of which the subject was reminded last. None of an entry or a record of before: it is reminded of what is still to come.
ALTER TABLE entry ADD COLUMN told_may_apply {{TEXT}};
ALTER TABLE entry ADD COLUMN told_ends {{TEXT}};
ALTER TABLE record ADD COLUMN told_may_apply {{TEXT}};
ALTER TABLE record ADD COLUMN told_ends {{TEXT}};
