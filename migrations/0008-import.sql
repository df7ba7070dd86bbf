-- Unproven: how an agency's own headings map to fields, so that it says so once.
CREATE TABLE heading_map (
    agency {{TEXT}} NOT NULL,
    kind {{TEXT}} NOT NULL,
    heading {{TEXT}} NOT NULL,
    field {{TEXT}} NOT NULL,
    PRIMARY KEY (agency, kind, heading)
) {{STRICT}};
