begin;
select plan(5);
\ir ../door.sql

create function pg_temp.batch(p_wrong integer[], p_message jsonb)
returns jsonb[]
language sql
as $$
  select array_agg(case when n = any (p_wrong) then p_message else '{"type": "heartbeat"}' end)
  from generate_series(0, 250) as n
$$;
select results_eq(
  format($$
    select r.place, r.code
    from intake.refused(pg_temp.batch(%L, %L), 'singularity-1', true, '2026-01-01 00:00Z', 3) as r
  $$, x.wrong, x.message),
  format('select * from unnest(%L::bigint[], %L::text[])', x.places, x.codes),
  x.message
)
from (values
  ('{}', '{}', '{}', '{}'),
  (
    '{0,99,100,101,250}', '{"type": "heartbeat", "version": 7}',
    '{1,100,101}', '{SC102,SC102,SC102}'
  ),
  ('{99,250}', '{"type": "heartbeat", "id": "7"}', '{100,251}', '{SC102,SC102}'),
  ('{7,8}', '{"type": "x"}', '{8}', '{SC101}')
) as x (wrong, message, places, codes);
select results_eq(
  $$select r.place, r.code
    from intake.refused(
      array[
        '{"type": "heartbeat", "id": "7"}', '{"type": "x"}', '7', '{"type": "heartbeat"}'
      ]::jsonb[],
      'singularity-1', true, '2026-01-01 00:00Z', 3
    ) as r$$,
  $$values (1::bigint, 'SC102'), (2, 'SC101'), (3, 'SC102')$$,
  'wrong texts among wrong fields and types'
);

select * from finish();
rollback;
