-- Compatible with programs from version 8.
-- How often which user and application called which operation, by client and protocol. A text is empty for unknown.
-- There are no foreign keys: a row stays when the associate or the application is deleted.
CREATE TABLE usage_counter (
    application TEXT    NOT NULL,
    user_name   TEXT    NOT NULL,
    client      TEXT    NOT NULL,
    agent       TEXT    NOT NULL,
    operation   TEXT    NOT NULL,
    protocol    TEXT    NOT NULL,
    calls       INTEGER NOT NULL,
    first_call  INTEGER NOT NULL,
    last_call   INTEGER NOT NULL,
    PRIMARY KEY (application, user_name, client, agent, operation, protocol)
) STRICT, WITHOUT ROWID;
