-- The variants that users of sticky experiments were first given. Read by user, for all experiments together.
CREATE TABLE sticky_assignment (
    company        text        NOT NULL,
    environment    text        NOT NULL,
    user_reference bytea       NOT NULL,
    experiment     text        NOT NULL,
    variant        text        NOT NULL,
    kept_since     timestamptz NOT NULL,
    PRIMARY KEY (company, environment, user_reference, experiment)
);
