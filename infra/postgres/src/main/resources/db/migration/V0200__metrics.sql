-- The metric view. Rows of a generation belong to one company; nothing here needs to know which.

-- A user's events as far as metrics need them, in the fold's own encoding. Read and written by unit, in batches.
create table metric_states (
    generation integer not null,
    unit uuid not null,
    state bytea not null,
    primary key (generation, unit)
) with (
    -- Room on each page for the next version of its rows, so that an update touches no index.
    fillfactor = 70,
    autovacuum_vacuum_scale_factor = 0.05,
    autovacuum_vacuum_insert_scale_factor = 0.2
);
-- Event hashes do not compress; trying costs more than it saves.
alter table metric_states alter column state set storage external;

create table metric_exposures (
    generation integer not null,
    environment text not null,
    experiment text not null,
    variant text not null,
    day date not null,
    users bigint not null,
    crossovers bigint not null,
    primary key (generation, environment, experiment, variant, day)
) with (fillfactor = 50);

-- metric '' is the experiment's own conversions.
create table metric_measurements (
    generation integer not null,
    environment text not null,
    experiment text not null,
    variant text not null,
    day date not null,
    metric text not null,
    metric_version integer not null,
    converted bigint not null,
    rejected bigint not null,
    sum_micros numeric not null,
    sum_of_squares_micros numeric not null,
    primary key (generation, environment, experiment, variant, day, metric, metric_version)
) with (fillfactor = 50);

-- One-minute windows of the last hours, for the live view; older ones are pruned.
create table metric_windows (
    generation integer not null,
    environment text not null,
    experiment text not null,
    variant text not null,
    minute timestamptz not null,
    exposures bigint not null,
    conversions bigint not null,
    value_micros numeric not null,
    primary key (generation, environment, experiment, minute, variant)
) with (fillfactor = 50);
create index metric_windows_minute on metric_windows (minute);
