-- The fold keeps more than before: slices by dimension, ratios, covariates, funnels, histograms. What it kept is no beginning
-- of that, so the metric view is folded anew from the log.
truncate metric_states, metric_exposures, metric_measurements, metric_windows;

-- dimension '' is all users.
alter table metric_exposures
    add column dimension text not null default '',
    add column value text not null default '',
    drop constraint metric_exposures_pkey,
    add primary key (generation, environment, experiment, dimension, value, variant, day);

-- step 0 is the metric itself, others are the steps of a funnel. y is the metric or a ratio's numerator, d its denominator,
-- x and w the same two before the first exposure: sums over users and sums of products, in millionths.
alter table metric_measurements
    add column dimension text not null default '',
    add column value text not null default '',
    add column step smallint not null default 0,
    add column capped bigint not null default 0,
    add column d numeric not null default 0,
    add column dd numeric not null default 0,
    add column yd numeric not null default 0,
    add column x numeric not null default 0,
    add column xx numeric not null default 0,
    add column yx numeric not null default 0,
    add column dx numeric not null default 0,
    add column w numeric not null default 0,
    add column ww numeric not null default 0,
    add column yw numeric not null default 0,
    add column dw numeric not null default 0,
    add column xw numeric not null default 0,
    drop constraint metric_measurements_pkey,
    add primary key (generation, environment, experiment, dimension, value, variant, day, metric, metric_version, step);
alter table metric_measurements rename column sum_micros to y;
alter table metric_measurements rename column sum_of_squares_micros to yy;

-- Histograms over the whole run: of users' totals for a mean, of values for a quantile.
create table metric_buckets (
    generation integer not null,
    environment text not null,
    experiment text not null,
    variant text not null,
    metric text not null,
    metric_version integer not null,
    bucket integer not null,
    count bigint not null,
    first numeric not null,
    second numeric not null,
    primary key (generation, environment, experiment, metric, metric_version, variant, bucket)
) with (fillfactor = 50);
