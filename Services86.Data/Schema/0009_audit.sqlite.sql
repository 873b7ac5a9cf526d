-- Compatible with programs from version 8.
-- Who did what to which record from where. Rows are only added, and deleted when they are old enough. There are no
-- foreign keys: a row stays when the associate or the record is deleted.
CREATE TABLE audit (
    audit_id  INTEGER PRIMARY KEY AUTOINCREMENT,
    time      INTEGER NOT NULL,
    actor_id  INTEGER NULL,
    actor     TEXT    NULL,
    address   TEXT    NULL,
    action    TEXT    NOT NULL,
    record    TEXT    NOT NULL,
    record_id INTEGER NULL,
    owner_id  INTEGER NULL,
    detail    TEXT    NULL
) STRICT;

CREATE INDEX audit_time ON audit (time);
