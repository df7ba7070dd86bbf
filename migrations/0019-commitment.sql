CREATE TABLE commitment (
    id {{TEXT}} PRIMARY KEY,
    version {{INTEGER}} NOT NULL,
    kind {{TEXT}} NOT NULL,
    subject {{TEXT}} NOT NULL,
    agency {{TEXT}} NOT NULL,
    matter {{TEXT}} NOT NULL,
    case_no {{TEXT}} NOT NULL,
    promise {{TEXT}} NOT NULL,
    proof {{TEXT}} NOT NULL,
    made_on {{TEXT}} NOT NULL,
    due_on {{TEXT}} NOT NULL,
    notice {{TEXT}} NOT NULL,
    notified_on {{TEXT}},
    stated {{TEXT}} NOT NULL,
    statement {{TEXT}} NOT NULL,
    finding {{TEXT}} NOT NULL,
    evidence {{TEXT}} NOT NULL,
    found_by {{TEXT}} NOT NULL,
    found_on {{TEXT}},
    convenience_ended_on {{TEXT}},
    correction {{TEXT}} NOT NULL,
    withdrawal {{TEXT}} NOT NULL
) {{STRICT}};
CREATE INDEX commitment_by_case ON commitment (agency, case_no);
CREATE INDEX commitment_by_subject ON commitment (subject);
