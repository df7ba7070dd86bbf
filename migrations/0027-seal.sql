-- By which electronic seal of the county's platform a paper came back sealed.
ALTER TABLE document ADD COLUMN seal {{TEXT}} NOT NULL DEFAULT '';
