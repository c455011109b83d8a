begin;
select plan(4);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select fleet.set_quota('singularity-1', 'messages_per_hour', 60);
update fleet.buckets set messages = 60;
insert into fleet.charges (instance, messages, bytes, charged_at)
select 'singularity-1', n, 0, centralcloud.clock() from generate_series(1, 3) as n;
select fleet.spend('singularity-1', 10, 100);
select is_empty('select * from fleet.charges', 'they are in the bucket');
select results_eq(
  'select messages from fleet.buckets', 'values (44::float8)', 'with what was spent'
);
insert into fleet.charges (instance, messages, bytes, charged_at)
values ('singularity-1', 74, 0, centralcloud.clock());
select is(
  fleet.spend('singularity-1', 1, 1), interval '30 minutes', 'and count before they are in'
);
select centralcloud.shift_clock('-30 days');
select is(fleet.spend('singularity-1', 1, 1), null, 'a clock that was set back shuts nobody out');

select * from finish();
rollback;
