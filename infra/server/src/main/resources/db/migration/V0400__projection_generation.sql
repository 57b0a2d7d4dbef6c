-- One row a generation of one company's part of a projection.
create table projection_generation (
    id                   integer generated always as identity primary key,
    company              text        not null,
    projection           text        not null,
    number               integer     not null,
    status               text        not null
        check (status in ('live', 'building', 'ready', 'promoting', 'retired', 'discarded', 'failed')),
    definitions_position bigint      not null default 0,
    position             bigint      not null default -1,
    token                text,
    events               bigint      not null default 0,
    started_at           timestamptz not null,
    updated_at           timestamptz not null,
    requested_by         text        not null,
    reason               text        not null,
    cause                text,
    checksum             text,
    live_checksum        text,
    erased               boolean     not null default false,
    unique (company, projection, number)
);

-- Few generations are unsettled at any time, and every node looks for them every second.
create index projection_generation_unsettled on projection_generation (projection, status) where status <> 'live';

-- The generation readers see. Whoever writes to it holds this row for share; whoever replaces it, for update.
create table projection_pointer (
    company    text    not null,
    projection text    not null,
    generation integer not null references projection_generation,
    primary key (company, projection)
);

-- How far the live generations have come: one row a projection, written with the rows of the view.
create table projection_position (
    projection text        primary key,
    position   bigint      not null,
    token      text        not null,
    updated_at timestamptz not null
);
