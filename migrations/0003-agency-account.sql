CREATE TABLE agency (
    id {{TEXT}} PRIMARY KEY,
    version {{INTEGER}} NOT NULL,
    code {{TEXT}} NOT NULL,
    name {{TEXT}} NOT NULL,
    kind {{TEXT}} NOT NULL,
    remits {{TEXT}} NOT NULL,
    duties {{TEXT}} NOT NULL,
    "from" {{TEXT}} NOT NULL,
    "to" {{TEXT}},
    proposed {{TEXT}} NOT NULL
) {{STRICT}};
CREATE INDEX agency_by_code ON agency (code);
CREATE TABLE account (
    id {{TEXT}} PRIMARY KEY,
    version {{INTEGER}} NOT NULL,
    kind {{TEXT}} NOT NULL,
    "user" {{TEXT}} NOT NULL,
    name {{TEXT}} NOT NULL,
    agency {{TEXT}} NOT NULL,
    roles {{TEXT}} NOT NULL,
    secret {{TEXT}} NOT NULL,
    officers {{TEXT}} NOT NULL,
    subject {{TEXT}} NOT NULL,
    until {{TEXT}},
    proposed_roles {{TEXT}} NOT NULL
) {{STRICT}};
CREATE UNIQUE INDEX account_by_user ON account ("user");

-- Unproven: who is logged in. A token is kept as its hash only.
CREATE TABLE session (
    token {{TEXT}} PRIMARY KEY,
    account {{TEXT}} NOT NULL,
    csrf {{TEXT}} NOT NULL,
    opened {{INTEGER}} NOT NULL,
    until {{INTEGER}} NOT NULL
) {{STRICT}};
