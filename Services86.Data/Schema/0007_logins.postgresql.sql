-- The application that an access token was issued to; NULL for a ticket, and for a token that was issued to none. No
-- foreign key, which would need an index: applications are never deleted.
ALTER TABLE ticket ADD COLUMN application_id INTEGER NULL;

-- value_key identifies an account of another system, which only one associate can have: the value without white space
-- around it, in Unicode form NFKC and upper case. NULL for a type whose values can repeat, and for a value that other
-- associates had before an import: those rows stay, and no further one is stored.
ALTER TABLE credential ADD COLUMN value_key TEXT COLLATE "C" NULL;

CREATE UNIQUE INDEX credential_type_value_key ON credential (type, value_key) WHERE value_key IS NOT NULL;
CREATE INDEX credential_without_key ON credential (type) WHERE value_key IS NULL;
