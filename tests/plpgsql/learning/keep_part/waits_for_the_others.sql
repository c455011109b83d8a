begin;
\ir ../telling.sql
select plan(6);

select fleet.add('singularity-1');
create function pg_temp.keep(p_version bigint, p_part integer, p_artifacts text)
returns boolean language sql as $$
  select learning.keep_part(
    p_part, i.instance_id, '2026-01-01 00:00Z',
    jsonb_build_object('stream', 'big', 'version', p_version, 'part', p_part, 'parts', 2),
    pg_temp.artifacts(p_artifacts)
  )
  from fleet.identities as i where i.instance = 'singularity-1';
$$;

select ok(not pg_temp.keep(2, 2, 'b 2 2'), 'one of two');
select is_empty('select * from pg_temp.facts', 'says nothing');
select ok(pg_temp.keep(2, 1, 'a 1 1'), 'with the other it is whole');
select results_eq(
  'select id, uses from pg_temp.facts order by 1',
  $$values ('a' collate "C", 1::bigint), ('b', 2)$$, 'and says everything'
);
select is_empty('select * from learning.parts', 'no part is left');
select pg_temp.keep(1, 1, 'a 9 9');
select is_empty('select * from learning.parts', 'one of an older snapshot is not kept');

select * from finish();
rollback;
