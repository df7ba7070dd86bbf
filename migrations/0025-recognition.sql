-- Recognition of what other regions listed or evaluated: the rule that says so, and what an entry or a record was there.
ALTER TABLE rule ADD COLUMN recognition {{TEXT}};
ALTER TABLE entry ADD COLUMN elsewhere {{TEXT}};
ALTER TABLE batch ADD COLUMN region {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE batch ADD COLUMN theirs {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE batch ADD COLUMN recognition {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE record ADD COLUMN region {{TEXT}} NOT NULL DEFAULT '';
CREATE INDEX batch_by_recognition ON batch (recognition);
