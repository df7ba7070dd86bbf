CREATE TABLE document (
    id {{TEXT}} PRIMARY KEY,
    version {{INTEGER}} NOT NULL,
    kind {{TEXT}} NOT NULL,
    name {{TEXT}} NOT NULL,
    agency {{TEXT}} NOT NULL,
    author {{TEXT}} NOT NULL,
    type {{TEXT}} NOT NULL,
    size {{INTEGER}} NOT NULL,
    digest {{TEXT}} NOT NULL,
    salt {{BLOB}} NOT NULL,
    about_noun {{TEXT}} NOT NULL,
    about {{TEXT}} NOT NULL,
    about_version {{INTEGER}} NOT NULL,
    year {{INTEGER}} NOT NULL,
    serial {{INTEGER}} NOT NULL,
    number {{TEXT}} NOT NULL,
    words {{BLOB}} NOT NULL,
    scan {{TEXT}} NOT NULL,
    paper {{TEXT}} NOT NULL,
    withdrawn_on {{TEXT}}
) {{STRICT}};
CREATE INDEX document_by_about ON document (about, id);
CREATE INDEX document_by_number ON document (agency, kind, year, serial);
-- Unproven itself: what is in it must hash to the digest of its proven row, which reading and verification compare. Sealed, piece by piece.
CREATE TABLE document_content (
    document {{TEXT}} NOT NULL,
    piece {{INTEGER}} NOT NULL,
    sealed {{BLOB}} NOT NULL,
    PRIMARY KEY (document, piece)
) {{STRICT}};
