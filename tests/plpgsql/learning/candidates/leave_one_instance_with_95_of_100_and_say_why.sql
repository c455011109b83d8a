begin;
\ir ../telling.sql
select plan(3);

select pg_temp.gather();
select pg_temp.tell('singularity-1', 'knowledge', 1, 'one 100 95', 'text');
select learning.fold_usage();
select is(
  pg_temp.verdict('one'),
  'lacks: lower bound .899 is below .93; needs 3 instances, 1 uses it; needs 2 owners, 1 uses it',
  'every reason, with figures'
);
select results_eq(
  'select action, id, reason from learning.shortlist()',
  $$values ('leave', 'one', 'lower bound .899 is below .93; needs 3 instances, 1 uses it; '
    'needs 2 owners, 1 uses it')$$,
  'as the dry run says it'
);
select is(
  learning.promote() - array['messages', 'snapshots', 'buried', 'late_parts', 'more'],
  '{"artifacts": 0, "revoked": 0}', 'and nothing is asked for'
);

select * from finish();
rollback;
