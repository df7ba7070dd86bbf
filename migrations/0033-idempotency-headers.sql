-- What stood beside an answer (ETag, Location), so that repeating the request gets the whole of it.
ALTER TABLE idempotency ADD COLUMN headers {{TEXT}} NOT NULL DEFAULT '[]';
