-- Verify core:registrations
begin;

select 1 / count(*)
from pg_catalog.pg_constraint as k
where k.conrelid = 'centralcloud.objects'::regclass
  and k.conname = 'object_kind_is_known' and pg_get_constraintdef(k.oid) like '%registration%';

rollback;
