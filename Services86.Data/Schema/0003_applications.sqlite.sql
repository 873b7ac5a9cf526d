-- The applications that may call an Online installation.
-- name_key is the name in Unicode form NFKC and upper case, as of an associate. A name is not used again, so that logs
-- and lists mean one application by it.
-- token_hash is the SHA-256 of the application token; the token itself is known to its bearer only.
-- agents: the names of the agents that it may call, separated by commas.
-- revoked: when it was; NULL as long as it may call.
CREATE TABLE application (
    application_id INTEGER PRIMARY KEY AUTOINCREMENT,
    name           TEXT    NOT NULL,
    name_key       TEXT    NOT NULL UNIQUE,
    token_hash     BLOB    NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    agents         TEXT    NOT NULL,
    registered     INTEGER NOT NULL,
    revoked        INTEGER NULL
) STRICT;
