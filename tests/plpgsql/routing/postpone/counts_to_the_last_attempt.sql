begin;
select plan(4);
\ir ../fleet.sql

select pg_temp.publish('news', 1);
set session authorization "singularity-1";
select routing.subscribe('news');
reset session authorization;
select is(
  routing.postpone('singularity-1', 'news', 1, 3, 'no'), '2026-01-01 00:04Z'::timestamptz, 'later'
);
select is(routing.postpone('singularity-1', 'news', 1, 10, 'no'), null, 'never');
select routing.redrive('singularity-1', 'news', 1);
select is(
  routing.postpone('singularity-1', 'news', 1, 13, 'no'), '2026-01-01 00:04Z'::timestamptz,
  'another round begins where it was redriven'
);
select is(routing.postpone('singularity-1', 'news', 1, 20, 'no'), null, 'and is as long');

select * from finish();
rollback;
