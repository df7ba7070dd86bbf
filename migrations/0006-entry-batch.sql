CREATE TABLE determination (
    id {{TEXT}} PRIMARY KEY,
    version {{INTEGER}} NOT NULL,
    subject {{TEXT}} NOT NULL,
    list_type {{TEXT}} NOT NULL,
    issuer {{TEXT}} NOT NULL,
    document_no {{TEXT}} NOT NULL,
    decided_on {{TEXT}},
    notice_on {{TEXT}},
    served_on {{TEXT}},
    until {{TEXT}},
    basis {{TEXT}} NOT NULL,
    facts {{TEXT}} NOT NULL,
    statement_outcome {{TEXT}} NOT NULL,
    exit_conditions {{TEXT}} NOT NULL,
    remedies {{TEXT}} NOT NULL,
    proposal_shown_from {{TEXT}},
    proposal_shown_until {{TEXT}},
    secrecy_checked_by {{TEXT}} NOT NULL,
    return_reasons {{TEXT}} NOT NULL
) {{STRICT}};
CREATE INDEX determination_by_document ON determination (issuer, document_no);
CREATE TABLE entry (
    id {{TEXT}} PRIMARY KEY,
    version {{INTEGER}} NOT NULL,
    subject {{TEXT}} NOT NULL,
    list_type {{TEXT}} NOT NULL,
    polarity {{TEXT}} NOT NULL,
    origin {{TEXT}} NOT NULL,
    determination {{TEXT}} NOT NULL,
    batch {{TEXT}} NOT NULL,
    listed_on {{TEXT}},
    until {{TEXT}},
    held_from {{TEXT}},
    hold_cause {{TEXT}} NOT NULL,
    exited_on {{TEXT}},
    exit_reason {{TEXT}} NOT NULL
) {{STRICT}};
CREATE INDEX entry_by_subject ON entry (subject);
CREATE INDEX entry_by_list_type ON entry (list_type);
CREATE INDEX entry_by_batch ON entry (batch);
CREATE INDEX entry_by_determination ON entry (determination);
CREATE TABLE batch (
    id {{TEXT}} PRIMARY KEY,
    version {{INTEGER}} NOT NULL,
    list_type {{TEXT}} NOT NULL,
    level {{TEXT}} NOT NULL,
    node {{TEXT}} NOT NULL,
    source {{TEXT}} NOT NULL,
    digest {{TEXT}} NOT NULL,
    snapshot {{INTEGER}} NOT NULL,
    rows {{INTEGER}} NOT NULL,
    same {{INTEGER}} NOT NULL,
    fresh {{INTEGER}} NOT NULL,
    changed {{INTEGER}} NOT NULL,
    replaced {{TEXT}} NOT NULL,
    gone {{TEXT}} NOT NULL,
    listed_before {{INTEGER}} NOT NULL
) {{STRICT}};
