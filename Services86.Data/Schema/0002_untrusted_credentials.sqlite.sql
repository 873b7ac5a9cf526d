-- Logins to other systems that are stored for associates, and deleted with them: no other associate may use them.
-- secret is encrypted with a data key for this table, column and row; NULL is no secret.
CREATE TABLE untrusted_credentials (
    untrusted_credentials_id INTEGER PRIMARY KEY AUTOINCREMENT,
    associate_id             INTEGER NOT NULL REFERENCES associate (associate_id) ON DELETE CASCADE,
    type                     TEXT    NOT NULL,
    public_value             TEXT    NOT NULL,
    secret                   BLOB    NULL,
    comment                  TEXT    NULL,
    valid_from               INTEGER NOT NULL,
    valid_to                 INTEGER NOT NULL,
    is_active                INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    UNIQUE (associate_id, type, public_value)
) STRICT;
