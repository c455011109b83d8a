begin;
select plan(3);
\ir ../probe.sql

create function pg_temp.old() returns text language sql as $$
  select string_agg(o.object, ', ' order by o.object) from centralcloud.objects as o
  where o.stamp = 'before'
$$;
alter function probe.f() stable;
update centralcloud.objects set server_major = 14 where object = 'probe.v';
select centralcloud.renew_stamps();
select is(pg_temp.old(), 'probe.f(), probe.v', 'but for what was edited, or can''t be compared');
select is(centralcloud.renew_stamps(), 0::bigint, 'once');
select is(
  (select c.change from centralcloud.changed_objects() as c where c.object = 'probe.f()'), 'edited',
  'what was edited still shows'
);

select * from finish();
rollback;
