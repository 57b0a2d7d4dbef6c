-- What besides experiments and metrics an environment has: flags and the parts that traffic is divided by. They are few
-- and are only ever found by their ids, so that one table serves them all.

CREATE TABLE catalogue_resource (
    generation  integer NOT NULL,
    environment text    NOT NULL,
    kind        text    NOT NULL COLLATE "C", -- as in the address: flags, segments, layers, holdouts
    id          text    NOT NULL COLLATE "C",
    archived    boolean NOT NULL,
    document    jsonb   NOT NULL,
    PRIMARY KEY (generation, environment, kind, id)
);
