-- The oldest version of the schema that a program may know to use the database with this migration; NULL for none older
-- than the migration.
ALTER TABLE schema_version ADD COLUMN compatible_from INTEGER NULL;

-- Data Protection keys, as XML that is encrypted with a certificate, if they are not kept in a directory.
CREATE TABLE data_protection_key (
    friendly_name TEXT NOT NULL PRIMARY KEY,
    xml           TEXT NOT NULL,
    created       INTEGER NOT NULL
) STRICT;

-- Failed logins to a name or from an address. failure_key is an HMAC of the name or the address: a name can be a
-- password that was entered into the wrong field. A row counts nothing after it expires.
CREATE TABLE login_failure (
    failure_key  BLOB    NOT NULL PRIMARY KEY CHECK (length(failure_key) = 32),
    failures     INTEGER NOT NULL,
    last_failure INTEGER NOT NULL,
    expires      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX login_failure_expires ON login_failure (expires);
