begin;
\ir ../telling.sql
select plan(3);

select fleet.add('singularity-1');
select aggregation.open_batch();
select aggregation.clear_batch();
insert into pg_temp.batch_snapshots (stream_id, source_id, stream, observed_at, is_changed)
select s.stream_id, i.instance_id, s.stream, '2026-01-01Z', s.is_changed
from fleet.identities as i
cross join (values (1, 'code', true), (2, 'docs', false)) as s (stream_id, stream, is_changed);
insert into aggregation.incoming_observations (
  source, stream, fingerprint, trials, successes, occurrences, name, language, kind
)
select
  'singularity-1', s.stream, pg_temp.p('a'), 3, 2, 1, 'alpha', 'python', 'idiom'
from (values ('code'), ('docs'), ('docs')) as s (stream);
select aggregation.read_incoming();
select results_eq(
  'select stream_id, fingerprint, trials, successes, occurrences from pg_temp.batch_observations',
  $$ values (1::bigint, pg_temp.p('a'), 3::bigint, 2::bigint, 1::bigint) $$,
  'what a changed snapshot says is read'
);
select is(
  (select b.name from pg_temp.batch_observations as b), 'alpha' collate "C", 'with its name'
);

update pg_temp.batch_snapshots set is_changed = true;
delete from pg_temp.batch_observations;
select throws_ok(
  'select aggregation.read_incoming()', 'SC210',
  'stream docs of instance singularity-1 did not come whole, or came twice',
  'one pattern twice in a snapshot is none of a hub''s'
);

select * from finish();
rollback;
