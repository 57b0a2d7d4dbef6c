-- The audit log: one row an event. Rows belong to a generation of the projection, and so to one company.

CREATE TABLE audit_entry (
    generation   integer     NOT NULL,
    position     bigint      NOT NULL,
    at           timestamptz NOT NULL,
    environment  text        NOT NULL COLLATE "C", -- '' for what belongs to the whole company
    actor        text        NOT NULL COLLATE "C",
    role         text        NOT NULL COLLATE "C",
    action       text        NOT NULL COLLATE "C",
    resource     text        NOT NULL COLLATE "C", -- such as experiments/checkout
    resource_id  text        NOT NULL COLLATE "C", -- such as checkout
    request_id   text        NOT NULL COLLATE "C",
    address_hash text        NOT NULL,
    details      jsonb       NOT NULL,
    PRIMARY KEY (generation, position)
);

CREATE INDEX audit_entry_at ON audit_entry (generation, at);
CREATE INDEX audit_entry_actor ON audit_entry (generation, actor, position);
CREATE INDEX audit_entry_action ON audit_entry (generation, action, position);
CREATE INDEX audit_entry_resource ON audit_entry (generation, resource, position);
CREATE INDEX audit_entry_resource_id ON audit_entry (generation, resource_id, position);
CREATE INDEX audit_entry_request ON audit_entry (generation, request_id);
