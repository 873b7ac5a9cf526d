-- Times are integers: milliseconds since 1970-01-01T00:00:00Z.
-- AUTOINCREMENT, because no id is used twice: clients store ids, and a secret is encrypted for the id of its row.

-- name_key is the name in Unicode form NFKC and upper case: names are unique, and found, whatever their case.
-- role: 0 employee, 1 administrator.
CREATE TABLE associate (
    associate_id  INTEGER PRIMARY KEY AUTOINCREMENT,
    name          TEXT    NOT NULL,
    name_key      TEXT    NOT NULL UNIQUE,
    role          INTEGER NOT NULL,
    password_hash TEXT    NULL,
    retired       INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
    registered    INTEGER NOT NULL
) STRICT;

-- ticket_hash is the SHA-256 of the ticket; the ticket itself is not stored.
CREATE TABLE ticket (
    ticket_hash  BLOB    NOT NULL PRIMARY KEY CHECK (length(ticket_hash) = 32),
    associate_id INTEGER NOT NULL REFERENCES associate (associate_id) ON DELETE CASCADE,
    created      INTEGER NOT NULL,
    valid_to     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX ticket_associate_id ON ticket (associate_id);
CREATE INDEX ticket_valid_to ON ticket (valid_to);

-- password is encrypted with a data key for this table, column and row; NULL is no password.
CREATE TABLE service_auth (
    service_auth_id INTEGER PRIMARY KEY AUTOINCREMENT,
    associate_id    INTEGER NOT NULL REFERENCES associate (associate_id),
    server          TEXT    NULL,
    port            INTEGER NOT NULL,
    auth_type       TEXT    NULL,
    username        TEXT    NULL,
    password        BLOB    NULL
) STRICT;

CREATE INDEX service_auth_associate_id ON service_auth (associate_id);

-- The keys that encrypt secrets, themselves encrypted with the keys in the key directory.
CREATE TABLE data_key (
    key_id        INTEGER PRIMARY KEY,
    protected_key BLOB    NOT NULL,
    created       INTEGER NOT NULL
) STRICT;
