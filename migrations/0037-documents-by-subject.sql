-- Document numbers are compared however they are typed, so a document is looked for among those of its subject or level.
CREATE INDEX determination_by_subject ON determination (subject);
DROP INDEX determination_by_document;
DROP INDEX record_by_document;
DROP INDEX memorandum_by_number;
