-- How fast a generation was built, until it had caught up for the first time.
alter table projection_generation
    add column built_events bigint not null default 0,
    add column busy_millis  bigint not null default 0;
