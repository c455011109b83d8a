-- Verify hub:texts
begin;

select stream_id, fingerprint, description, example from aggregation.texts where false;
select 1 / (1 - count(*))
from pg_attribute as a
where a.attrelid = 'aggregation.labels'::regclass
  and a.attname in ('description', 'example')
  and not a.attisdropped;

rollback;
