CREATE TABLE memorandum (
    id {{TEXT}} PRIMARY KEY,
    version {{INTEGER}} NOT NULL,
    level {{TEXT}} NOT NULL,
    name {{TEXT}} NOT NULL,
    edition {{INTEGER}} NOT NULL,
    replaces {{TEXT}} NOT NULL,
    lead {{TEXT}} NOT NULL,
    issuer {{TEXT}} NOT NULL,
    document_no {{TEXT}} NOT NULL,
    issued_on {{TEXT}},
    parties {{TEXT}} NOT NULL,
    targets {{TEXT}} NOT NULL,
    implementers {{TEXT}} NOT NULL,
    sharing {{TEXT}} NOT NULL,
    execution {{TEXT}} NOT NULL,
    feedback {{TEXT}} NOT NULL,
    repair {{TEXT}} NOT NULL,
    measures {{TEXT}} NOT NULL,
    bases {{TEXT}} NOT NULL,
    answer_to_comments {{TEXT}} NOT NULL,
    return_reasons {{TEXT}} NOT NULL,
    effective_on {{TEXT}},
    reported_on {{TEXT}},
    report_receipt {{TEXT}} NOT NULL,
    published_on {{TEXT}},
    secrecy_checked_by {{TEXT}} NOT NULL,
    ended_on {{TEXT}},
    ended_by {{TEXT}} NOT NULL,
    end_text {{TEXT}} NOT NULL
) {{STRICT}};
CREATE INDEX memorandum_by_number ON memorandum (document_no);

-- Which memoranda name a measure, so that it says so when one of them has ended.
ALTER TABLE measure ADD COLUMN memoranda {{TEXT}} NOT NULL DEFAULT '[]';
