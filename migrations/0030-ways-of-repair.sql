-- Which ways of repair a list type's rules allow. A list type of before names none: correction with a commitment, which the law allows, as until
-- now. A repair of before named no way, and is one of correction.
ALTER TABLE list_type ADD COLUMN ways {{TEXT}} NOT NULL DEFAULT '[]';
ALTER TABLE repair ADD COLUMN way {{TEXT}};
ALTER TABLE repair ADD COLUMN service_proof {{TEXT}};
ALTER TABLE repair ADD COLUMN way_under {{TEXT}};
