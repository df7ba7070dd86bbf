ALTER TABLE entry ADD COLUMN sealed_on {{TEXT}};
ALTER TABLE entry ADD COLUMN archived_until {{TEXT}};
ALTER TABLE entry ADD COLUMN destroyed_on {{TEXT}};
ALTER TABLE record ADD COLUMN sealed_on {{TEXT}};
ALTER TABLE record ADD COLUMN archived_until {{TEXT}};
ALTER TABLE record ADD COLUMN destroyed_on {{TEXT}};
