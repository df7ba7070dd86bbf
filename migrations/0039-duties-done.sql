-- Since when an entry is put right: where the time of its repair runs from that, the first day is known before anybody asks for the repair.
ALTER TABLE entry ADD COLUMN duties_done_on {{TEXT}};
ALTER TABLE entry ADD COLUMN duties_done {{TEXT}} NOT NULL DEFAULT '';
