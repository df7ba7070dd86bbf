-- An objection is declined on an enumerated ground, proposed by one person and agreed to by another.
ALTER TABLE objection ADD COLUMN declining {{TEXT}} NOT NULL DEFAULT 'no';
