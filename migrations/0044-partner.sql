CREATE TABLE partner (
    id {{TEXT}} PRIMARY KEY,
    version {{INTEGER}} NOT NULL,
    name {{TEXT}} NOT NULL,
    code {{TEXT}} NOT NULL,
    kind {{TEXT}} NOT NULL,
    contact {{TEXT}} NOT NULL,
    terms {{TEXT}},
    proposed {{TEXT}},
    edition {{INTEGER}} NOT NULL,
    approved_on {{TEXT}},
    suspended_on {{TEXT}},
    suspended_because {{TEXT}} NOT NULL,
    ended_on {{TEXT}},
    ended_because {{TEXT}} NOT NULL
) {{STRICT}};
CREATE INDEX partner_by_code ON partner (code);
CREATE TABLE consent (
    id {{TEXT}} PRIMARY KEY,
    version {{INTEGER}} NOT NULL,
    subject {{TEXT}} NOT NULL,
    partner {{TEXT}} NOT NULL,
    purpose {{TEXT}} NOT NULL,
    "from" {{TEXT}} NOT NULL,
    until {{TEXT}} NOT NULL,
    given {{TEXT}} NOT NULL,
    paper {{TEXT}} NOT NULL,
    taken_by {{TEXT}} NOT NULL,
    withdrawn_on {{TEXT}},
    withdrawal {{TEXT}} NOT NULL,
    ended_on {{TEXT}}
) {{STRICT}};
CREATE INDEX consent_by_subject ON consent (subject, partner);
-- Which partner asked about whom and when: for the quota of a day, and for the subject, who sees it. Beside the ledger, whose leaf says the rest;
-- `subject` is empty where nobody on file has the code.
CREATE TABLE partner_question (
    leaf {{INTEGER}} PRIMARY KEY,
    partner {{TEXT}} NOT NULL,
    asked_on {{TEXT}} NOT NULL,
    purpose {{TEXT}} NOT NULL,
    subject {{TEXT}} NOT NULL,
    consent {{TEXT}} NOT NULL
) {{STRICT}};
CREATE INDEX partner_question_by_day ON partner_question (partner, asked_on);
CREATE INDEX partner_question_by_subject ON partner_question (subject);
