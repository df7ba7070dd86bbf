-- An entry of a renewable list is renewed by its determination, once, before it ends, after the subject was told and heard.
ALTER TABLE determination ADD COLUMN renewal_until {{TEXT}};
ALTER TABLE determination ADD COLUMN renewal_proposed_on {{TEXT}};
ALTER TABLE determination ADD COLUMN renewal_reason {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE determination ADD COLUMN renewal_outcome {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE determination ADD COLUMN renewed_on {{TEXT}};
ALTER TABLE entry ADD COLUMN renewal {{TEXT}} NOT NULL DEFAULT '';
