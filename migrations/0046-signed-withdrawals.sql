-- What somebody else brought is withdrawn on their signed paper; what was withdrawn before has none.
ALTER TABLE objection ADD COLUMN withdrawal {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE repair ADD COLUMN withdrawal {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE complaint ADD COLUMN withdrawal {{TEXT}} NOT NULL DEFAULT '';
