begin;
\ir ../telling.sql
select plan(7);

select centralcloud.freeze_clock('2026-01-02 00:00Z');
select fleet.add('singularity-1');
select fleet.add('singularity-2');
select pg_temp.tell('singularity-1', 'code', 2, 'a=alpha 10 9, b=beta 3 3');
select pg_temp.tell('singularity-2', 'code', 5, 'a=alpha 10 9');
select aggregation.fold_patterns();

insert into aggregation.incoming_streams (source, stream, version, digest, observed_at)
values
  ('singularity-1', 'code', 3, '00000000-0000-0000-0000-000000000001', '2026-01-01Z'),
  ('singularity-1', 'docs', 1, aggregation.digest('[]'), '2027-01-01Z'),
  ('singularity-2', 'code', 4, '00000000-0000-0000-0000-000000000001', '2026-01-01Z');
insert into aggregation.incoming_observations (
  source, stream, fingerprint, trials, successes, occurrences, name, language, kind
)
values
  ('singularity-1', 'code', pg_temp.p('a'), 20, 19, 20, 'alef', 'python', 'idiom'),
  ('singularity-1', 'code', pg_temp.p('c'), 1, 1, 1, 'gamma', 'python', 'idiom'),
  ('singularity-2', 'code', pg_temp.p('a'), 1, 1, 1, 'alpha', 'python', 'idiom');

select is(
  aggregation.take_over(),
  '{"snapshots": 2, "confirmed": 0, "written": 2, "retracted": 1}',
  'what is greater than what holds is taken'
);
select results_eq(
  'select source, stream, version, observed_at from aggregation.outgoing_streams order by 1, 2',
  $$ values
    ('singularity-1' collate "C", 'code' collate "C", 3::bigint, '2026-01-01Z'::timestamptz),
    ('singularity-1', 'docs', 1, '2026-01-02Z'),
    ('singularity-2', 'code', 5, '2026-01-02Z')
  $$,
  'as it was seen there, at the latest now'
);
select results_eq(
  'select stream, fingerprint, trials, name from aggregation.outgoing_observations
    where source = ''singularity-1'' order by 2',
  $$ values
    ('code' collate "C", pg_temp.p('a'), 20::bigint, 'alef' collate "C"),
    ('code', pg_temp.p('c'), 1, 'gamma')
  $$,
  'with all that it says, under its names'
);
select is(
  (select o.trials from aggregation.outgoing_observations as o where o.source = 'singularity-2'),
  10::bigint,
  'and an older snapshot is not'
);
select is_empty('select * from aggregation.incoming_streams', 'nothing is left to take over');
select is_empty('select * from aggregation.incoming_observations', 'nor of what it says');
select is(
  aggregation.take_over(),
  '{"snapshots": 0, "confirmed": 0, "written": 0, "retracted": 0}',
  'and nothing comes of nothing'
);

select * from finish();
rollback;
