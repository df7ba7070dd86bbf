-- A session that was idle for too long has ended, also when the server began anew since.
ALTER TABLE session ADD COLUMN seen {{INTEGER}} NOT NULL DEFAULT 0;
-- The few signatures that are kept are found among the roots of all commits.
CREATE INDEX checkpoint_signed ON checkpoint (at) WHERE note IS NOT NULL;
CREATE INDEX idempotency_by_age ON idempotency (at);
