-- The applications that may call an Online installation.
-- name_key is the name in Unicode form NFKC and upper case, as of an associate. No name is used twice, so that a name
-- in a log or list means one application.
-- token_hash is the SHA-256 of the application token; the token itself is not stored.
-- agents: the names of the agents that the application may call, separated by commas.
-- revoked: the time of the revocation; NULL for an active application.
CREATE TABLE application (
    application_id INTEGER PRIMARY KEY AUTOINCREMENT,
    name           TEXT    NOT NULL,
    name_key       TEXT    NOT NULL UNIQUE,
    token_hash     BLOB    NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    agents         TEXT    NOT NULL,
    registered     INTEGER NOT NULL,
    revoked        INTEGER NULL
) STRICT;
