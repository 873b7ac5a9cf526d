-- last_login is NULL for an associate who never logged in.
ALTER TABLE associate ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;
ALTER TABLE associate ADD COLUMN tooltip TEXT NOT NULL DEFAULT '';
ALTER TABLE associate ADD COLUMN last_login INTEGER NULL;

-- What associates can be known by, beside the password, whose hash is in associate.password_hash. No secrets.
CREATE TABLE credential (
    associate_id  INTEGER NOT NULL REFERENCES associate (associate_id) ON DELETE CASCADE,
    type          TEXT    NOT NULL,
    value         TEXT    NOT NULL,
    display_value TEXT    NOT NULL,
    PRIMARY KEY (associate_id, type)
) STRICT, WITHOUT ROWID;
