begin;
select plan(3);

create temporary table named as
select e.entry, scheduling.entry_name(e.entry) as name
from (values ('retention'), (repeat('a', 62) || 'b'), (repeat('a', 62) || 'c')) as e (entry);
select is(
  name, format('centralcloud:%s:retention', current_database()), 'as it is where there is room'
)
from named where entry = 'retention';
select is(octet_length(min(name)), 63, 'else no more than pg_cron 1.4 keeps')
from named where entry like 'a%';
select is(count(distinct name), 3::bigint, 'and no two are one') from named;

select * from finish();
rollback;
