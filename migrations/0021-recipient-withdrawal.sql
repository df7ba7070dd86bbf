-- Who received an entry, a record or a measure for the first time, and by which leaf. Derived from the ledger; can be made again from it.
CREATE TABLE recipient (
    thing {{TEXT}} NOT NULL,
    agency {{TEXT}} NOT NULL,
    received_on {{TEXT}} NOT NULL,
    leaf {{INTEGER}} NOT NULL,
    PRIMARY KEY (thing, agency)
) {{STRICT}};
CREATE TABLE withdrawal (
    id {{TEXT}} PRIMARY KEY,
    version {{INTEGER}} NOT NULL,
    cause {{TEXT}} NOT NULL,
    about_kind {{TEXT}} NOT NULL,
    about {{TEXT}} NOT NULL,
    agency {{TEXT}} NOT NULL,
    received_on {{TEXT}} NOT NULL,
    received_leaf {{INTEGER}} NOT NULL,
    held_from {{TEXT}},
    ended_on {{TEXT}},
    outcome {{TEXT}} NOT NULL,
    words {{TEXT}} NOT NULL
) {{STRICT}};
CREATE INDEX withdrawal_by_cause ON withdrawal (cause);
CREATE INDEX withdrawal_by_about ON withdrawal (about);
