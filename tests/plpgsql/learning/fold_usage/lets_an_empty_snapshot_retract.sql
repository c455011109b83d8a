begin;
\ir ../telling.sql
select plan(3);

select fleet.add('singularity-1');
select pg_temp.tell('singularity-1', 'knowledge', 1, 'a 5 5', 'text');
select pg_temp.tell('singularity-1', 'knowledge', 2, '');
select learning.fold_usage();
select is_empty('select * from pg_temp.facts', 'nothing is said any more');
select is_empty('select * from learning.contents', 'and nothing kept');
select pg_temp.tell('singularity-1', 'knowledge', 1, 'a 5 5', 'text');
select learning.fold_usage();
select is_empty('select * from pg_temp.facts', 'also where the older one comes again');

select * from finish();
rollback;
