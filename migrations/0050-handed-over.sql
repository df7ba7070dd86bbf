-- What an origin had said of an entry that was corrected here; of those corrected before it is not known.
ALTER TABLE entry ADD COLUMN handed_over {{TEXT}};
