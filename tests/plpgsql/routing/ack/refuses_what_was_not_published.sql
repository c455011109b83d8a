begin;
select plan(3);
\ir ../fleet.sql

select pg_temp.publish('news', 1);
set session authorization "singularity-1";
select throws_ok($$select routing.ack('news', 1)$$, 'SC303', null, 'not subscribed');
select routing.subscribe('news');
select throws_ok(
  $$select routing.ack('news', 2)$$, 'SC302', 'offset 2 of topic news was not published', 'beyond'
);
select throws_ok($$select routing.ack('gossip', 1)$$, 'SC301', null, 'unknown');
reset session authorization;

select * from finish();
rollback;
