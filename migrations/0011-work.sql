-- Work lists: open cases of a noun by state and owner, the most urgent first.
CREATE INDEX casefile_by_state ON casefile (noun, state, agency, due);
