CREATE INDEX task_by_subject ON task (subject);
