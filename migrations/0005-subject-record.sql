CREATE TABLE subject (
    id {{TEXT}} PRIMARY KEY,
    version {{INTEGER}} NOT NULL,
    kind {{TEXT}} NOT NULL,
    name {{TEXT}} NOT NULL,
    code {{TEXT}} NOT NULL,
    legacy {{TEXT}} NOT NULL,
    document {{TEXT}} NOT NULL,
    number {{BLOB}},
    number_index {{TEXT}} NOT NULL,
    number_masked {{TEXT}} NOT NULL,
    born {{TEXT}},
    names {{TEXT}} NOT NULL,
    relations {{TEXT}} NOT NULL,
    declines_promotion {{INTEGER}} NOT NULL
) {{STRICT}};
CREATE INDEX subject_by_code ON subject (code);
CREATE INDEX subject_by_number ON subject (number_index);
CREATE INDEX subject_by_name ON subject (name);
CREATE TABLE record (
    id {{TEXT}} PRIMARY KEY,
    version {{INTEGER}} NOT NULL,
    kind {{TEXT}} NOT NULL,
    subject {{TEXT}} NOT NULL,
    document_no {{TEXT}} NOT NULL,
    issuer {{TEXT}} NOT NULL,
    issuer_code {{TEXT}} NOT NULL,
    conduct {{TEXT}} NOT NULL,
    facts {{TEXT}} NOT NULL,
    basis {{TEXT}} NOT NULL,
    content {{TEXT}} NOT NULL,
    penalty_kind {{TEXT}} NOT NULL,
    fine_cents {{INTEGER}} NOT NULL,
    decided_on {{TEXT}} NOT NULL,
    simple_procedure {{INTEGER}} NOT NULL,
    tier {{TEXT}} NOT NULL,
    shown_from {{TEXT}},
    shown_until {{TEXT}},
    ended_on {{TEXT}},
    end_reason {{TEXT}} NOT NULL,
    source {{TEXT}} NOT NULL,
    kept_until {{TEXT}}
) {{STRICT}};
CREATE INDEX record_by_subject ON record (subject);
CREATE INDEX record_by_document ON record (document_no);
