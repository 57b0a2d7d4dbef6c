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

-- Which positions a day's partition can hold, so that a reader opens the few it needs. Written with the rows themselves.
create table behaviour_day (
    day            date   primary key,
    first_position bigint not null,
    -- Null while more may come. A day that is written to again after all becomes open again.
    last_position  bigint
);

-- The advisory lock that stands for a writer's turn.
create function behaviour_turn() returns integer immutable return 471100201;

-- Waits for the turn, which lasts until the transaction has ended and its rows can be seen.
create function behaviour_take_turn() returns void return pg_advisory_xact_lock(behaviour_turn());

-- The first of so many consecutive positions, for rows received on these days. Whoever takes later positions commits later,
-- so nothing ever appears below a position that was read.
create function behaviour_take_positions(count integer, days date[]) returns bigint
language plpgsql as $$
declare
    taken bigint;
begin
    perform behaviour_take_turn();
    taken := setval('behaviour_position', nextval('behaviour_position') + count - 1) - count + 1;
    if (select count(*) from behaviour_day where day = any (days) and last_position is null) < cardinality(days) then
        insert into behaviour_day (day, first_position)
            select touched.day, taken from unnest(days) as touched (day)
            on conflict (day) do update set last_position = null;
        -- Around midnight two days grow side by side; older ones are done with.
        update behaviour_day set last_position = taken - 1
            where last_position is null and day <> all (days) and first_position < (
                select max(first_position) from behaviour_day where day <> all (days));
    end if;
    return taken;
end
$$;
