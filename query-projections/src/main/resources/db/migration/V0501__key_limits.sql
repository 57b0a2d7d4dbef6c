-- How often a key may call; null for as often as it likes.
ALTER TABLE catalogue_key
    ADD COLUMN requests_per_second bigint,
    ADD COLUMN burst bigint;
