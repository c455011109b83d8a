begin;
select plan(4);
\ir ../probe.sql

create function pg_temp.changed() returns text language sql as $$
  select string_agg(c.change || ' ' || c.object, ', ' order by c.object)
  from centralcloud.changed_objects() as c where c.object ~ '\yprobe\.'
$$;
alter function probe.f() stable;
drop index probe.t_by_n;
grant execute on function probe.b() to centralcloud_reader;
select centralcloud.record_objects('{probe.f(),probe.t_by_n}', '{probe.b()}');
select is(
  pg_temp.changed(), 'grants probe.b(), edited probe.f(), missing probe.t_by_n', 'it still shows'
);
select centralcloud.record_objects('{probe.f()}');
update centralcloud.objects set stamp = 'before' where object ~ '\yprobe\.';
select is(pg_temp.changed(), 'edited probe.f()', 'but for what is taken over');
select centralcloud.record_objects();
update centralcloud.objects set stamp = 'before' where object ~ '\yprobe\.';
select is(pg_temp.changed(), null, 'all is');
select centralcloud.record_objects();
select is(centralcloud.record_objects(), 0::bigint, 'twice is once');

select * from finish();
rollback;
