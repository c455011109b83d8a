begin;
select plan(5);
\ir ../fleet.sql

select pg_temp.publish('news', 3);
set session authorization "singularity-1";
select routing.subscribe('news');
select intake.send('{"type": "heartbeat", "version": "9"}');
reset session authorization;
select fleet.pause('singularity-2');
create function pg_temp.row(p_kind text, p_name text)
returns table (state text, last_success_at timestamptz, depth bigint, lag bigint, detail jsonb)
language sql as $$
  select s.state, s.last_success_at, s.depth, s.lag, s.detail
  from routing.status() as s where s.kind = p_kind and s.name = p_name
$$;
select results_eq(
  $$select * from pg_temp.row('topic', 'news')$$,
  $$values ('ok', '2026-01-01 00:00Z'::timestamptz, 3::bigint, 3::bigint,
    '{"newest_offset": 3, "subscribers": 1, "laggard": "singularity-1"}'::jsonb)$$,
  'how long, how far behind'
);
select results_eq(
  $$select state, lag, detail from pg_temp.row('instance', 'singularity-1')
    union all select state, lag, null from pg_temp.row('instance', 'singularity-2')$$,
  $$values ('ok', 3::bigint, '{"owner": "singularity-1", "version": "9"}'::jsonb),
    ('paused', null, null)$$,
  'each instance'
);
set session authorization "singularity-2";
select routing.subscribe('news');
reset session authorization;
select fleet.remove('singularity-2');
select is(
  (select detail from pg_temp.row('topic', 'news')),
  '{"newest_offset": 3, "subscribers": 1, "laggard": "singularity-1"}',
  'who was removed is no subscriber'
);
savepoint settled;
set session authorization "singularity-1";
select routing.ack('news', 3);
reset session authorization;
select results_eq(
  $$select lag from pg_temp.row('topic', 'news')
    union all select lag from pg_temp.row('instance', 'singularity-1')
    union all select lag from pg_temp.row('topic', 'aggregated_learning')$$,
  'values (0::bigint), (0), (null)',
  'nobody is behind, which is not the same as nobody there'
);
rollback to settled;
select centralcloud.freeze_clock('2026-01-02 00:01Z');
select results_eq(
  $$select state from pg_temp.row('topic', 'news')
    union all select state from pg_temp.row('instance', 'singularity-1')$$,
  $$values ('late'), ('late')$$,
  'a day later'
);

select * from finish();
rollback;
