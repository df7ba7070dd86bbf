CREATE TABLE check_case (
    id {{TEXT}} PRIMARY KEY,
    version {{INTEGER}} NOT NULL,
    agency {{TEXT}} NOT NULL,
    matter {{TEXT}} NOT NULL,
    case_no {{TEXT}} NOT NULL,
    result {{TEXT}} NOT NULL,
    warnings {{TEXT}} NOT NULL,
    offers {{TEXT}} NOT NULL,
    decisions {{TEXT}} NOT NULL,
    officer {{TEXT}} NOT NULL,
    entry {{TEXT}} NOT NULL,
    override_reason {{TEXT}} NOT NULL
) {{STRICT}};
CREATE INDEX check_case_by_case ON check_case (agency, matter, case_no);
CREATE TABLE task (
    id {{TEXT}} PRIMARY KEY,
    version {{INTEGER}} NOT NULL,
    check_ref {{TEXT}} NOT NULL,
    confirmation {{TEXT}} NOT NULL,
    agency {{TEXT}} NOT NULL,
    matter {{TEXT}} NOT NULL,
    case_no {{TEXT}} NOT NULL,
    subject {{TEXT}} NOT NULL,
    entry {{TEXT}} NOT NULL,
    measure {{TEXT}} NOT NULL,
    measure_number {{TEXT}} NOT NULL,
    voluntary {{INTEGER}} NOT NULL,
    entry_until {{TEXT}},
    outcome {{TEXT}} NOT NULL,
    reason {{TEXT}} NOT NULL,
    words {{TEXT}} NOT NULL,
    applied_on {{TEXT}},
    lifted_on {{TEXT}}
) {{STRICT}};
CREATE INDEX task_by_entry ON task (entry);
CREATE INDEX task_by_agency ON task (agency, id);
