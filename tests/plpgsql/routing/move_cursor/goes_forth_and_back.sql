begin;
select plan(3);
\ir ../fleet.sql

set session authorization "singularity-1";
select routing.subscribe('news');
reset session authorization;
select is(routing.move_cursor('singularity-1', 'news', 4), 4::bigint, 'forth');
select is(routing.move_cursor('singularity-1', 'news', 2), 2::bigint, 'back');
select is(
  (select acked_at from routing.subscriptions), '2026-01-01 00:00Z'::timestamptz, 'and when'
);

select * from finish();
rollback;
