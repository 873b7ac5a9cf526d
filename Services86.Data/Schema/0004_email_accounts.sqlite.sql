-- address_key is the address in Unicode form NFKC and upper case: an associate has one account of an address, whatever
-- its case.
-- account_status: 0 unknown, 1 deleted, 2 failing, 3 failed, 4 OK.
-- last_used and last_sync are the times of the last use and of the last synchronisation; NULL is never.
CREATE TABLE email_account (
    email_account_id INTEGER PRIMARY KEY AUTOINCREMENT,
    associate_id     INTEGER NOT NULL REFERENCES associate (associate_id),
    email_address    TEXT    NOT NULL,
    address_key      TEXT    NOT NULL,
    incoming_auth    INTEGER NULL REFERENCES service_auth (service_auth_id),
    outgoing_auth    INTEGER NULL REFERENCES service_auth (service_auth_id),
    account_status   INTEGER NOT NULL DEFAULT 0,
    error_count      INTEGER NOT NULL DEFAULT 0,
    error_reason     TEXT    NOT NULL DEFAULT '',
    last_used        INTEGER NULL,
    last_sync        INTEGER NULL
) STRICT;

CREATE UNIQUE INDEX email_account_associate_id_address_key ON email_account (associate_id, address_key);
CREATE INDEX email_account_associate_id_last_used ON email_account (associate_id, last_used);
CREATE INDEX email_account_incoming_auth ON email_account (incoming_auth);
CREATE INDEX email_account_outgoing_auth ON email_account (outgoing_auth);

-- The accounts that are due are one range of this index; those that were never synchronised come first.
CREATE INDEX email_account_last_sync ON email_account (COALESCE(last_sync, 0));
