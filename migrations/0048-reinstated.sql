-- A report that the basis is gone may be found wrong; what was returned is answered in words; an announcement says what was tried before, and since when.
ALTER TABLE determination ADD COLUMN return_answer {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE determination ADD COLUMN reinstated {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE determination ADD COLUMN announcements {{TEXT}} NOT NULL DEFAULT '[]';
