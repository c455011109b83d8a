begin;
select plan(2);
\ir ../fleet.sql

select throws_ok(
  $$select routing.refuse_subscription('singularity-1', 'gossip')$$, 'SC301', null, 'no such topic'
);
select throws_ok(
  $$select routing.refuse_subscription('singularity-1', 'news')$$, 'SC303',
  'singularity-1 is not subscribed to topic news', 'no subscription'
);

select * from finish();
rollback;
