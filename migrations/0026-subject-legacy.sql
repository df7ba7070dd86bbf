-- Who comes with a registration number of before 2015 is found by it without reading every subject; few have one.
CREATE INDEX subject_by_legacy ON subject (legacy) WHERE legacy <> '';
