-- Which days of the behaviour log hold which positions, so that a reader opens the few partitions it needs; and the writer's
-- turn by itself, so that it can be taken without writing.

-- Nobody writes meanwhile: whoever has a turn ends it first, and whoever waits for one finds the new functions.
select pg_advisory_xact_lock(4711002001);

-- Written with the rows themselves.
create table behaviour_day (
    day            date   primary key,
    first_position bigint not null,
    -- Null while more may come. A day that is written to again after all becomes open again.
    last_position  bigint
);

-- Of what is there already, the two newest days may still grow.
insert into behaviour_day (day, first_position, last_position)
    select day, first_position, case when row_number() over (order by last_position desc) > 2 then last_position end
    from (
        select (received_at at time zone 'UTC')::date as day, min(position) as first_position, max(position) as last_position
        from behaviour_event group by 1
    ) as present;

drop function behaviour_take_positions(integer);

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
