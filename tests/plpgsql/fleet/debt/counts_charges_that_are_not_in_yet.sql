begin;
select plan(3);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select fleet.set_quota('singularity-1', 'messages_per_hour', 60);
select fleet.set_quota('singularity-1', 'bytes_per_hour', 600);
update fleet.buckets set messages = 30, bytes = 300;
create function pg_temp.owed(p_now timestamptz)
returns table (messages float8, bytes float8, charges integer)
language sql
as $$
  select d.messages, d.bytes, cardinality(d.charge_ids)
  from fleet.debt('singularity-1', 60, 600, p_now) as d
$$;
insert into fleet.charges (instance, messages, bytes, charged_at)
values ('singularity-1', 1, 10, '2026-01-01 00:10Z');
select results_eq(
  $$select * from pg_temp.owed('2026-01-01 00:10Z')$$,
  'values (21::float8, 210::float8, 1)',
  'bucket and charges, drained'
);
select results_eq(
  $$select o.messages
    from (
      values ('2026-01-01 00:20Z'::timestamptz), ('2026-01-01 00:40Z'), ('2025-12-31 23:00Z')
    ) as t (now)
    cross join pg_temp.owed(t.now) as o
    order by o.messages desc$$,
  'values (11::float8), (0), (0)',
  'by the hour, not below zero, and when the clock was set back'
);
insert into fleet.charges (instance, messages, bytes, charged_at)
values ('singularity-1', 20, 0, '2026-01-01 02:00Z');
select results_eq(
  $$select o.messages from pg_temp.owed('2026-01-01 02:10Z') as o$$,
  'values (10::float8)',
  'the time in which nothing was owed pays for nothing'
);

select * from finish();
rollback;
