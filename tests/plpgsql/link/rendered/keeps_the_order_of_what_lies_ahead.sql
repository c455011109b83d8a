begin;
select plan(2);
\ir ../joined.sql

select link.enqueue(jsonb_build_object('type', 'it''s', 'n', n)) from generate_series(1, 3) as n;
update link.hub set greeted_at = '2025-12-31 00:00Z';
create function pg_temp.sent(p_heartbeat jsonb)
returns jsonb[]
language plpgsql
as $$
declare
  v_sent jsonb[];
begin
  execute format('select array[%s]::jsonb[]', link.rendered(link.waiting(10), p_heartbeat))
  into v_sent;
  return v_sent;
end
$$;
select results_eq(
  $$select s.m ->> 'n', s.m ->> 'timestamp' from unnest(pg_temp.sent(null)) as s (m)$$,
  $$values
    ('1', '2025-12-30T23:59:59.999998Z'),
    ('2', '2025-12-30T23:59:59.999999Z'),
    ('3', '2025-12-31T00:00:00.000000Z')$$,
  'a microsecond apart, the last by the hub''s own clock'
);
select is(
  (pg_temp.sent('{"type": "heartbeat"}'))[4], '{"type": "heartbeat"}'::jsonb, 'a heartbeat is last'
);

select * from finish();
rollback;
