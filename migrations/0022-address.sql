CREATE TABLE address (
    id {{TEXT}} PRIMARY KEY,
    version {{INTEGER}} NOT NULL,
    subject {{TEXT}} NOT NULL,
    about {{TEXT}} NOT NULL,
    channel {{TEXT}} NOT NULL,
    contact {{BLOB}} NOT NULL,
    signed_by {{TEXT}} NOT NULL,
    signed_on {{TEXT}} NOT NULL,
    proof {{TEXT}} NOT NULL,
    taken_by {{TEXT}} NOT NULL,
    revoked_on {{TEXT}},
    revoked_why {{TEXT}} NOT NULL
) {{STRICT}};
CREATE INDEX address_by_subject ON address (subject, channel);
CREATE INDEX address_by_about ON address (about, channel);
