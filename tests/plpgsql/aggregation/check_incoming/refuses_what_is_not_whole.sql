begin;
\ir ../telling.sql
select plan(5);

select fleet.add('singularity-1');
select lives_ok('select aggregation.check_incoming()', 'nothing is whole');

insert into aggregation.incoming_streams (source, stream, version, digest, observed_at)
values
  ('singularity-1', 'code', 1, pg_temp.p('1'), '2026-01-01Z'),
  ('nobody', 'code', 1, pg_temp.p('1'), '2026-01-01Z'),
  ('nobody', 'docs', 1, pg_temp.p('1'), '2026-01-01Z');
select throws_ok(
  'select aggregation.check_incoming()', 'SC206', 'not in the fleet: nobody',
  'instances that the fleet doesn''t know, each once'
);

delete from aggregation.incoming_streams as s where s.source = 'nobody';
select throws_ok(
  'select aggregation.check_incoming()', 'SC210',
  'stream code of instance singularity-1 did not come whole, or came twice',
  'a stream without what it says'
);

insert into aggregation.incoming_observations (
  source, stream, fingerprint, trials, successes, occurrences, name, language, kind
)
values ('singularity-1', 'code', pg_temp.p('a'), 1, 1, 1, 'alpha', 'python', 'idiom');
select lives_ok('select aggregation.check_incoming()', 'with it, it is whole');

update aggregation.incoming_streams set digest = aggregation.digest('[]');
select throws_ok(
  'select aggregation.check_incoming()', 'SC210',
  'stream code of instance singularity-1 did not come whole, or came twice',
  'and an empty one says nothing'
);

select * from finish();
rollback;
