-- Complaints and commitments that have ended are kept until a day of their own, then destroyed.
ALTER TABLE complaint ADD COLUMN archived_until {{TEXT}};
ALTER TABLE complaint ADD COLUMN destroyed_on {{TEXT}};
ALTER TABLE commitment ADD COLUMN archived_until {{TEXT}};
ALTER TABLE commitment ADD COLUMN destroyed_on {{TEXT}};
