begin;
select plan(2);
\ir ../fleet.sql

select pg_temp.publish('news', 1);
set session authorization "singularity-1";
select routing.subscribe('news');
reset session authorization;
select is(
  routing.postpone('singularity-1', 'news', 1, 3, 'no'), '2026-01-01 00:04Z'::timestamptz, 'later'
);
select is(routing.postpone('singularity-1', 'news', 1, 10, 'no'), null, 'never');

select * from finish();
rollback;
