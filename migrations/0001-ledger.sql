-- The ledger. `persons` and `person` are sealed; `commitments` is the canonical text that the leaf hash covers.
CREATE TABLE leaf (
    seq {{INTEGER}} PRIMARY KEY,
    at {{INTEGER}} NOT NULL,
    commitments {{TEXT}} NOT NULL,
    facts_salt {{BLOB}} NOT NULL,
    facts {{TEXT}} NOT NULL,
    persons {{BLOB}}
) {{STRICT}};
CREATE TABLE leaf_row (
    leaf {{INTEGER}} NOT NULL,
    n {{INTEGER}} NOT NULL,
    commitments {{TEXT}} NOT NULL,
    facts_salt {{BLOB}} NOT NULL,
    facts {{TEXT}} NOT NULL,
    person {{BLOB}},
    PRIMARY KEY (leaf, n)
) {{STRICT}};
CREATE TABLE tile (
    level {{INTEGER}} NOT NULL,
    idx {{INTEGER}} NOT NULL,
    hashes {{BLOB}} NOT NULL,
    PRIMARY KEY (level, idx)
) {{STRICT}};
CREATE TABLE checkpoint (
    size {{INTEGER}} PRIMARY KEY,
    at {{INTEGER}} NOT NULL,
    root {{BLOB}} NOT NULL,
    note {{TEXT}}
) {{STRICT}};
CREATE TABLE head (
    id {{INTEGER}} PRIMARY KEY,
    epoch {{INTEGER}} NOT NULL,
    size {{INTEGER}} NOT NULL,
    root {{BLOB}} NOT NULL
) {{STRICT}};
