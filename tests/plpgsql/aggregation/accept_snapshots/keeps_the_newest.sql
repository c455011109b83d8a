begin;
select plan(5);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');

select aggregation.open_batch();
insert into pg_temp.batch_messages (msg_id, source, source_id, received_at, snapshot, message)
select
  m.msg_id, i.name, i.instance_id, centralcloud.clock(),
  jsonb_build_object('stream', 'code', 'version', m.version),
  jsonb_build_object('patterns', m.patterns)
from fleet.instances as i
cross join (
  values
    (1, 5, '[1]'::jsonb), (2, 4, '[2]'), (3, 5, '[1]'), (4, 6, '[1]'),
    (5, 7, '[5]'), (6, 7, '[6]'), (7, 7, '[7]'), (8, 7, '[8]')
) as m (msg_id, version, patterns)
where i.name = 'singularity-1';

select aggregation.accept_snapshots(1, 2);
select results_eq(
  'select version, digest from aggregation.streams',
  $$ values (5::bigint, aggregation.digest('[1]')) $$,
  'of two versions in a batch the higher one'
);
select results_eq(
  'select msg_id, is_new, is_changed from pg_temp.batch_snapshots',
  $$ values (1::bigint, true, true) $$,
  'a stream told for the first time'
);

delete from pg_temp.batch_snapshots;
select aggregation.accept_snapshots(3, 3);
select is_empty('select * from pg_temp.batch_snapshots', 'the same again is not accepted');

select aggregation.accept_snapshots(4, 4);
select results_eq(
  'select is_new, is_changed from pg_temp.batch_snapshots',
  $$ values (false, false) $$,
  'the same patterns under a higher version only confirm'
);

delete from pg_temp.batch_snapshots;
select aggregation.accept_snapshots(5, 8);
select is(
  (select digest from aggregation.streams),
  (
    select max(aggregation.digest(jsonb_build_array(i))::text)::uuid
    from generate_series(5, 8) as i
  ),
  'of one version the greatest digest, so that the order of arrival is of no account'
);

select * from finish();
rollback;
