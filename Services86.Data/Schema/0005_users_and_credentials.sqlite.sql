-- last_login is NULL for an associate who never logged in.
ALTER TABLE associate ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;
ALTER TABLE associate ADD COLUMN tooltip TEXT NOT NULL DEFAULT '';
ALTER TABLE associate ADD COLUMN last_login INTEGER NULL;

-- Credentials of associates, without secrets. The hash of the password is in associate.password_hash.
CREATE TABLE credential (
    associate_id  INTEGER NOT NULL REFERENCES associate (associate_id) ON DELETE CASCADE,
    type          TEXT    NOT NULL,
    value         TEXT    NOT NULL,
    display_value TEXT    NOT NULL,
    PRIMARY KEY (associate_id, type)
) STRICT, WITHOUT ROWID;
