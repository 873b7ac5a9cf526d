-- For the check that a change leaves an administrator who can log in.
CREATE INDEX associate_administrator ON associate (role) WHERE retired = 0 AND password_hash IS NOT NULL;
