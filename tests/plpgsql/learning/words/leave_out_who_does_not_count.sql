begin;
\ir ../telling.sql
select plan(3);

select pg_temp.gather();
select pg_temp.prove('a', 10, 10);
select is((select count(*) from learning.words), 3::bigint, 'all three');
select fleet.pause('singularity-1');
select fleet.remove('singularity-2');
select results_eq(
  'select instance from learning.words', $$values ('singularity-3' collate "C")$$,
  'active ones alone'
);
update fleet.instances set trust = 0 where name = 'singularity-3';
select is_empty('select 1 from learning.words', 'if they are trusted');

select * from finish();
rollback;
