begin;
select plan(2);
\ir ../dead.sql

select results_eq(
  $$select key, published_at, published_by, attempts, error, message -> 'n'
    from routing.dead_delivery('singularity-1', 'news', 2)$$,
  $$values ('key', '2026-01-01 00:00Z'::timestamptz, session_user::text collate "default", 10,
    'enough', '2'::jsonb)
  $$,
  'all of it'
);
select throws_ok(
  $$select routing.dead_delivery('singularity-1', 'news', 3)$$, 'SC307',
  'no delivery of news/3 to singularity-1 was given up'
);

select * from finish();
rollback;
