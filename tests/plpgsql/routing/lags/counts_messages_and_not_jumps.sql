begin;
select plan(3);
\ir ../fleet.sql

create function pg_temp.lags() returns table (instance text, lag bigint, unread_since timestamptz)
language sql as $$
  select l.instance, l.lag, l.unread_since
  from routing.lags() as l where l.topic = 'news' order by l.instance
$$;
select pg_temp.publish('news', 3);
set session authorization "singularity-1";
select routing.subscribe('news');
select routing.ack('news', 2);
set session authorization "singularity-2";
select routing.subscribe('news');
reset session authorization;
select results_eq(
  'select * from pg_temp.lags()',
  $$values ('singularity-1', 1::bigint, '2026-01-01 00:00Z'::timestamptz),
    ('singularity-2', 3, '2026-01-01 00:00Z')$$,
  'since when the first of them waits'
);
select routing.jump('restored');
select centralcloud.freeze_clock('2026-01-02 00:00Z');
select pg_temp.publish('news', 2);
select results_eq(
  'select instance, lag from pg_temp.lags()',
  $$values ('singularity-1', 3::bigint), ('singularity-2', 5)$$,
  'a million offsets that were left out are no messages'
);
set session authorization "singularity-1";
select routing.ack('news', 1000005);
reset session authorization;
select is_empty(
  $$select * from pg_temp.lags() where instance = 'singularity-1'$$,
  'who has settled all is not behind'
);

select * from finish();
rollback;
