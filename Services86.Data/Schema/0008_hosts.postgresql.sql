-- The oldest version of the schema that a program may know to use the database with this migration; NULL for none older
-- than the migration: hosts of two versions run side by side while they are upgraded.
ALTER TABLE schema_version ADD COLUMN compatible_from INTEGER NULL;

-- Data Protection keys of hosts that share no directory, as XML that is encrypted with a certificate.
CREATE TABLE data_protection_key (
    friendly_name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    xml           TEXT COLLATE "C" NOT NULL,
    created       BIGINT NOT NULL
);

-- Failed logins to a name or from an address, which all hosts count together. failure_key is an HMAC of the name or the
-- address: a name can be a password that was entered into the wrong field. A row counts nothing after it expires.
CREATE TABLE login_failure (
    failure_key  BYTEA   NOT NULL PRIMARY KEY CHECK (octet_length(failure_key) = 32),
    failures     INTEGER NOT NULL,
    last_failure BIGINT  NOT NULL,
    expires      BIGINT  NOT NULL
);

CREATE INDEX login_failure_expires ON login_failure (expires);

-- Tells the hosts of changes that their caches do not survive. All hosts listen to the channel services86. The
-- notifications of a transaction are sent with its commit, the same one once.
CREATE FUNCTION services86_notify() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN PERFORM pg_notify('services86', TG_TABLE_NAME); RETURN NULL; END $$;

CREATE TRIGGER ticket_notify AFTER DELETE ON ticket
FOR EACH STATEMENT EXECUTE FUNCTION services86_notify();

CREATE TRIGGER associate_notify AFTER UPDATE OF name, role, retired OR DELETE ON associate
FOR EACH STATEMENT EXECUTE FUNCTION services86_notify();

CREATE TRIGGER application_notify AFTER UPDATE OR DELETE ON application
FOR EACH STATEMENT EXECUTE FUNCTION services86_notify();
