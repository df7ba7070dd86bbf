CREATE TABLE subscription (
    id {{TEXT}} PRIMARY KEY,
    version {{INTEGER}} NOT NULL,
    agency {{TEXT}} NOT NULL,
    "only" {{TEXT}} NOT NULL,
    "from" {{TEXT}} NOT NULL,
    entries {{TEXT}} NOT NULL,
    measures {{TEXT}} NOT NULL,
    urged_on {{TEXT}},
    words {{TEXT}} NOT NULL,
    ended_on {{TEXT}},
    ended_because {{TEXT}} NOT NULL
) {{STRICT}};
CREATE INDEX subscription_by_agency ON subscription (agency);
-- What changed of lists and measures, by which leaf: a feed reads on from there. Derived from the steps of the cases; can be made again from them.
CREATE TABLE feed_change (
    leaf {{INTEGER}} NOT NULL,
    thing {{TEXT}} NOT NULL,
    feed {{TEXT}} NOT NULL,
    topic {{TEXT}} NOT NULL,
    act {{TEXT}} NOT NULL,
    changed_on {{TEXT}} NOT NULL,
    PRIMARY KEY (leaf, thing)
) {{STRICT}};
CREATE INDEX feed_change_by_topic ON feed_change (feed, topic, leaf);
CREATE INDEX feed_change_by_thing ON feed_change (thing, leaf);
-- Pages as they were given, until they are acknowledged. Derived: the looks in the ledger say the same.
CREATE TABLE feed_given (
    agency {{TEXT}} NOT NULL,
    feed {{TEXT}} NOT NULL,
    next {{INTEGER}} NOT NULL,
    digest {{TEXT}} NOT NULL,
    after {{INTEGER}} NOT NULL,
    given_on {{TEXT}} NOT NULL,
    leaf {{INTEGER}} NOT NULL,
    PRIMARY KEY (agency, feed, next, digest)
) {{STRICT}};
