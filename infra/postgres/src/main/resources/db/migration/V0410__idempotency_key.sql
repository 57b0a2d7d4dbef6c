-- Requests done under an Idempotency-Key; forgotten after two days.
CREATE TABLE idempotency_key (
    company     text        NOT NULL,
    environment text        NOT NULL,
    key         text        NOT NULL,
    fingerprint text        NOT NULL,
    claimed_at  timestamptz NOT NULL,
    PRIMARY KEY (company, environment, key)
);

CREATE INDEX idempotency_key_age ON idempotency_key (claimed_at);
