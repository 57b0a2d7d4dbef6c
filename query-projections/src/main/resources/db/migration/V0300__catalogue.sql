-- The catalogue: what a company has, as people read it. Every row belongs to one generation of the projection; a
-- generation belongs to one company, so no row names its company except the company's own.

CREATE TABLE catalogue_experiment (
    generation  integer     NOT NULL,
    environment text        NOT NULL,
    id          text        NOT NULL COLLATE "C",
    name_key    text        NOT NULL COLLATE "C", -- the name in lower case, to sort by
    status      text        NOT NULL COLLATE "C",
    owner       text        NOT NULL COLLATE "C",
    tags        jsonb       NOT NULL,
    search      text        NOT NULL,             -- everything a search looks at, in lower case
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    started_at  timestamptz,
    version     bigint      NOT NULL,
    summary     jsonb       NOT NULL,             -- as in a list
    document    jsonb       NOT NULL,             -- as read by itself
    PRIMARY KEY (generation, environment, id)
);

CREATE INDEX catalogue_experiment_newest ON catalogue_experiment (generation, environment, created_at, id);
CREATE INDEX catalogue_experiment_status ON catalogue_experiment (generation, environment, status);
CREATE INDEX catalogue_experiment_owner ON catalogue_experiment (generation, environment, owner);
CREATE INDEX catalogue_experiment_tags ON catalogue_experiment USING gin (tags jsonb_path_ops);

-- Apart from the documents: there may be very many, and each change touches one.
CREATE TABLE catalogue_override (
    generation     integer NOT NULL,
    environment    text    NOT NULL,
    experiment     text    NOT NULL COLLATE "C",
    user_reference text    NOT NULL COLLATE "C",
    variant        text    NOT NULL,
    PRIMARY KEY (generation, environment, experiment, user_reference)
);

CREATE TABLE catalogue_metric (
    generation integer NOT NULL,
    id         text    NOT NULL COLLATE "C",
    archived   boolean NOT NULL,
    version    bigint  NOT NULL,
    document   jsonb   NOT NULL, -- the present definition
    versions   jsonb   NOT NULL, -- every definition it ever had, oldest first
    PRIMARY KEY (generation, id)
);

CREATE TABLE catalogue_company (
    generation   integer     NOT NULL,
    id           text        NOT NULL,
    name         text        NOT NULL,
    environments jsonb       NOT NULL,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (generation, id)
);

-- Without the keys' hashes: what is not here cannot leak from here.
CREATE TABLE catalogue_key (
    generation  integer     NOT NULL,
    id          text        NOT NULL COLLATE "C",
    name        text        NOT NULL,
    role        text        NOT NULL,
    environment text        NOT NULL,
    prefix      text        NOT NULL,
    created_at  timestamptz NOT NULL,
    revoked_at  timestamptz,
    PRIMARY KEY (generation, id)
);

CREATE TABLE catalogue_history (
    generation integer     NOT NULL,
    resource   text        NOT NULL COLLATE "C", -- such as production/experiments/checkout or metrics/revenue
    position   bigint      NOT NULL,
    version    bigint      NOT NULL,
    at         timestamptz NOT NULL,
    actor      text        NOT NULL,
    role       text        NOT NULL,
    action     text        NOT NULL,
    summary    text        NOT NULL,
    reason     text        NOT NULL,
    request_id text        NOT NULL,
    changes    jsonb       NOT NULL,
    PRIMARY KEY (generation, resource, position)
);
