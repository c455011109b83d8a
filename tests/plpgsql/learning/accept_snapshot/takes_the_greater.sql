begin;
\ir ../telling.sql
select plan(6);

select fleet.add('singularity-1');
create function pg_temp.accept(p_version bigint, p_artifacts text)
returns boolean language sql as $$
  select learning.accept_snapshot(
    i.instance_id, 'knowledge', p_version, learning.hashes(pg_temp.artifacts(p_artifacts)),
    pg_temp.artifacts(p_artifacts)
  )
  from fleet.identities as i where i.instance = 'singularity-1';
$$;

select ok(pg_temp.accept(2, 'a 2 2'), 'the first');
select ok(not pg_temp.accept(1, 'a 1 1'), 'none with a smaller version');
select ok(not pg_temp.accept(2, 'a 2 2'), 'nor the same again');
select ok(
  pg_temp.accept(2, 'a 3 3') <> (
    aggregation.hash(learning.hashes(pg_temp.artifacts('a 3 3')))
    < aggregation.hash(learning.hashes(pg_temp.artifacts('a 2 2')))
  ),
  'of one version the one with the greater digest'
);
select ok(pg_temp.accept(3, 'a 1 1'), 'a greater version');
select results_eq(
  'select version, uses from pg_temp.facts', $$values ('1.0.0' collate "C", 1::bigint)$$,
  'is what holds'
);

select * from finish();
rollback;
