begin;
\ir ../telling.sql
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select pg_temp.tell('singularity-1', 'code', 1, 'a 10 9');
select aggregation.fold_patterns();
select pg_temp.tell('singularity-1', 'code', 2, '');
select aggregation.fold_patterns();

select is_empty('select * from aggregation.facts', 'everything is taken back');
select pg_temp.tell('singularity-1', 'code', 1, 'a 10 9');
select aggregation.fold_patterns();

select is_empty('select * from aggregation.facts', 'also when an older one comes late');

select * from finish();
rollback;
