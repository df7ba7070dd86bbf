-- Whoever a measure is applied to is told by a notice, with the paper where one is issued; the task keeps how it was told at the window.
ALTER TABLE notice ADD COLUMN paper {{TEXT}} NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN told_by {{TEXT}} NOT NULL DEFAULT '';
