CREATE TABLE casefile (
    id {{TEXT}} PRIMARY KEY,
    version {{INTEGER}} NOT NULL,
    noun {{TEXT}} NOT NULL,
    state {{TEXT}} NOT NULL,
    due {{TEXT}},
    provisional {{INTEGER}} NOT NULL,
    days_left {{INTEGER}},
    opened {{TEXT}} NOT NULL,
    agency {{TEXT}} NOT NULL,
    subject {{TEXT}} NOT NULL,
    title {{TEXT}} NOT NULL,
    steps {{TEXT}} NOT NULL
) {{STRICT}};
CREATE INDEX casefile_by_noun ON casefile (noun, id);
CREATE INDEX casefile_by_due ON casefile (due);
CREATE INDEX casefile_by_subject ON casefile (subject);

-- Unproven: answers already given, so that a repeated request has one effect. Kept seven days.
CREATE TABLE idempotency (
    scope {{TEXT}} NOT NULL,
    key {{TEXT}} NOT NULL,
    fingerprint {{TEXT}} NOT NULL,
    at {{INTEGER}} NOT NULL,
    status {{INTEGER}} NOT NULL,
    content_type {{TEXT}} NOT NULL,
    body {{TEXT}} NOT NULL,
    PRIMARY KEY (scope, key)
) {{STRICT}};
