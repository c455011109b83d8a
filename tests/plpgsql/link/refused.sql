-- An outbox whose first two messages the hub refused; the third waits.
\ir joined.sql
select link.enqueue(jsonb_build_object('type', case n when 1 then 'gossip' else 'patterns' end))
from generate_series(1, 3) as n;
create temporary table numbered as
select outbox_id, row_number() over (order by outbox_id) as n from link.outbox;
create function pg_temp.nth(p_n integer)
returns bigint
language sql
as $$ select outbox_id from pg_temp.numbered where n = p_n $$;
update link.outbox
set state = 'refused', attempts = 1, sqlstate = 'SC102', error = 'it violates', detail = 'here'
where outbox_id < pg_temp.nth(3);
