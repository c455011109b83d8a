begin;
\ir ../telling.sql
select plan(1);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-' || i) from generate_series(1, 2) as i;
select pg_temp.tell('singularity-1', 'code', 1, 'a=alpha 10 9');
select aggregation.fold_patterns();
select pg_temp.tell('singularity-2', 'code', 1, 'a=alef 3 2');
select aggregation.fold_patterns();
select results_eq(
  'select source, stream, fingerprint, trials, successes, occurrences, name, language, kind
    from aggregation.outgoing_observations order by source',
  $$ values
    (
      'singularity-1' collate "C", 'code' collate "C", pg_temp.p('a'),
      10::bigint, 9::bigint, 10::bigint,
      'alpha' collate "C", 'python' collate "C", 'idiom' collate "C"
    ),
    ('singularity-2', 'code', pg_temp.p('a'), 3, 2, 3, 'alef', 'python', 'idiom')
  $$,
  'also where a stream calls a pattern otherwise'
);

select * from finish();
rollback;
