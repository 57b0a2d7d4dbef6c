-- The behaviour log: what users did, one row an event, append-only, one partition a day (UTC) of when it was received.

-- Places in the log. Nothing is cached: who takes places does so under the lock below.
create sequence behaviour_position as bigint cache 1;

create table behaviour_event (
    position           bigint      not null,
    received_at        timestamptz not null,
    occurred_at        timestamptz not null,
    lifecycle_position bigint      not null,
    user_reference     bytea       not null,
    -- 0 exposure, 1 conversion, 2 custom
    kind               smallint    not null,
    company            text        not null,
    environment        text        not null,
    event_name         text        not null,
    experiment         text,
    variant            text,
    country            text        not null,
    region             text        not null,
    city               text        not null,
    device             text        not null,
    browser            text        not null,
    system             text        not null,
    bot                boolean     not null,
    event_id           text        not null,
    session_id         text,
    -- Null where there are none. Not jsonb: that makes 1e3 and 1000 the same, and a whole number is not a fraction.
    properties         json
) partition by range (received_at);

create index behaviour_event_position on behaviour_event (position);
create index behaviour_event_company on behaviour_event (company, position);

-- The first of so many consecutive places. The lock is held until the caller's transaction has ended and its rows can be
-- seen, so whoever takes later places commits later, and nothing ever appears below a place that was read.
create function behaviour_take_positions(count integer) returns bigint
language plpgsql as $$
begin
    perform pg_advisory_xact_lock(4711002001);
    return setval('behaviour_position', nextval('behaviour_position') + count - 1) - count + 1;
end
$$;
