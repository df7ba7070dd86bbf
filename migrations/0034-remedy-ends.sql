-- What a remedy found wrong of an answer, why a compensation was recorded anew; what has ended is kept until a day of its own, then destroyed.
-- What ended before gets no such day here: only an act gives one.
ALTER TABLE remedy ADD COLUMN correction {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE remedy ADD COLUMN compensation_corrected {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE remedy ADD COLUMN archived_until {{TEXT}};
ALTER TABLE remedy ADD COLUMN destroyed_on {{TEXT}};
