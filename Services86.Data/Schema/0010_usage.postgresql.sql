-- Compatible with programs from version 8.
-- How often which user and application called which operation, by client and protocol. A text is empty for unknown.
-- There are no foreign keys: a row stays when the associate or the application is deleted.
CREATE TABLE usage_counter (
    application TEXT COLLATE "C" NOT NULL,
    user_name   TEXT COLLATE "C" NOT NULL,
    client      TEXT COLLATE "C" NOT NULL,
    agent       TEXT COLLATE "C" NOT NULL,
    operation   TEXT COLLATE "C" NOT NULL,
    protocol    TEXT COLLATE "C" NOT NULL,
    calls       BIGINT NOT NULL,
    first_call  BIGINT NOT NULL,
    last_call   BIGINT NOT NULL,
    PRIMARY KEY (application, user_name, client, agent, operation, protocol)
);
