-- last_login is NULL for an associate who never logged in.
ALTER TABLE associate ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;
ALTER TABLE associate ADD COLUMN tooltip TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE associate ADD COLUMN last_login BIGINT NULL;

-- Credentials of associates, without secrets. The hash of the password is in associate.password_hash.
CREATE TABLE credential (
    associate_id  INTEGER NOT NULL REFERENCES associate (associate_id) ON DELETE CASCADE,
    type          TEXT COLLATE "C" NOT NULL,
    value         TEXT COLLATE "C" NOT NULL,
    display_value TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (associate_id, type)
);
