-- How often flags served which variation, a day each (UTC). Told by servers and SDKs, and nothing that anybody is served depends
-- on it.
CREATE TABLE flag_evaluation (
    company     text        NOT NULL,
    environment text        NOT NULL,
    flag        text        NOT NULL COLLATE "C",
    variation   text        NOT NULL COLLATE "C",
    day         date        NOT NULL,
    times       bigint      NOT NULL,
    last_at     timestamptz NOT NULL,
    PRIMARY KEY (company, environment, flag, variation, day)
);
