-- The procedure that an agency walks inside: what was told, heard, weighed, served, corrected and revoked.
ALTER TABLE determination ADD COLUMN notice {{TEXT}} NOT NULL DEFAULT '{"way":"not_served","receiver":"","proof":"","consent":""}';
ALTER TABLE determination ADD COLUMN service {{TEXT}} NOT NULL DEFAULT '{"way":"not_served","receiver":"","proof":"","consent":""}';
ALTER TABLE determination ADD COLUMN waiver {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE determination ADD COLUMN heard {{TEXT}} NOT NULL DEFAULT 'nothing_heard';
ALTER TABLE determination ADD COLUMN statement {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE determination ADD COLUMN weighed {{TEXT}} NOT NULL DEFAULT 'not_weighed';
ALTER TABLE determination ADD COLUMN shown_at {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE determination ADD COLUMN correction {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE determination ADD COLUMN basis_gone_on {{TEXT}};
ALTER TABLE determination ADD COLUMN reported_late {{INTEGER}} NOT NULL DEFAULT 0;
ALTER TABLE determination ADD COLUMN revoked_why {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE determination ADD COLUMN revoked_under {{TEXT}} NOT NULL DEFAULT '';
