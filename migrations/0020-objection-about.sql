-- Objections about records, measures and answers; records that an objection suspends.
ALTER TABLE objection ADD COLUMN about_kind {{TEXT}} NOT NULL DEFAULT 'entry';
ALTER TABLE objection ADD COLUMN about {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE objection ADD COLUMN subject {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE objection ADD COLUMN document {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE objection ADD COLUMN put_right {{TEXT}} NOT NULL DEFAULT '{"content":"","document_no":"","fine_cents":null,"penalty_kind":""}';
ALTER TABLE objection ADD COLUMN correction {{TEXT}} NOT NULL DEFAULT '';
UPDATE objection SET about = entry;
CREATE INDEX objection_by_about ON objection (about);
CREATE INDEX objection_by_subject ON objection (subject);
DROP INDEX objection_by_entry;
ALTER TABLE record ADD COLUMN held_from {{TEXT}};
ALTER TABLE record ADD COLUMN hold_cause {{TEXT}} NOT NULL DEFAULT '';
