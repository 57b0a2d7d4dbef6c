-- The catalogue tells who moves an experiment's traffic, and how often a key may call: it is built anew from the log.
truncate catalogue_experiment, catalogue_override, catalogue_metric, catalogue_company, catalogue_key, catalogue_history,
    catalogue_resource;
delete from projection_position where projection = 'catalogue';
delete from token_entry where processor_name = 'catalogue';
update projection_generation set status = 'failed', cause = 'a new release builds this view differently'
where projection = 'catalogue' and status in ('building', 'ready', 'promoting');
