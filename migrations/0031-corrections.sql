-- What an entry, a record or a determination says is put right or completed, with why and on what proof; an objection's period is extended with a reason.
ALTER TABLE objection ADD COLUMN amendment {{TEXT}} NOT NULL DEFAULT '{"basis":"","exit_conditions":"","facts":"","issuer":"","proof":"","remark":"","remedies":""}';
ALTER TABLE objection ADD COLUMN extension {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN remark {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN correction {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE determination ADD COLUMN remark {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE record ADD COLUMN remark {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE record ADD COLUMN correction {{TEXT}} NOT NULL DEFAULT '';
