-- Unproven: what an upload is doing and what came of it, for its uploader, for a day. The acts it led to are in the ledger; this is only
-- what a page that is opened again shows. What a sheet says of people is sealed.
CREATE TABLE job (
    id {{TEXT}} PRIMARY KEY,
    version {{INTEGER}} NOT NULL,
    account {{TEXT}} NOT NULL,
    kind {{TEXT}} NOT NULL,
    title {{BLOB}} NOT NULL,
    state {{TEXT}} NOT NULL,
    done {{INTEGER}} NOT NULL,
    "all" {{INTEGER}} NOT NULL,
    why {{TEXT}} NOT NULL,
    at {{INTEGER}} NOT NULL,
    undo_until {{INTEGER}},
    result {{BLOB}} NOT NULL,
    undoing {{BLOB}} NOT NULL
) {{STRICT}};
CREATE INDEX job_by_account ON job (account, id);

-- Unproven: the sheets of a job, sealed; they go with it.
CREATE TABLE job_file (
    id {{TEXT}} PRIMARY KEY,
    version {{INTEGER}} NOT NULL,
    job {{TEXT}} NOT NULL,
    name {{TEXT}} NOT NULL,
    content {{BLOB}} NOT NULL
) {{STRICT}};
CREATE INDEX job_file_by_job ON job_file (job);
