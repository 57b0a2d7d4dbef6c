-- Two views keep more than they did: the metric view its slices, the catalogue how experiments are judged. Both are built anew
-- from their logs; a rebuild that was under way starts again when it is asked for again.
truncate catalogue_experiment, catalogue_override, catalogue_metric, catalogue_company, catalogue_key, catalogue_history;
delete from projection_position where projection in ('metrics', 'catalogue');
delete from token_entry where processor_name in ('metrics', 'catalogue');
update projection_generation set status = 'failed', cause = 'a new release builds this view differently'
where projection in ('metrics', 'catalogue') and status in ('building', 'ready', 'promoting');
