begin;
select plan(5);

select intake.enqueue(jsonb_build_object(
  'type', 'aggregated_patterns', 'ranking_id', id, 'stats', '{}'::jsonb, 'patterns', '[]'::jsonb
))
from unnest(array[2, 1, 2, 3]) with ordinality as r (id, place)
order by place;

select is(learning.take_rankings(3), 3, 'at most as many messages as asked for');
select results_eq(
  'select ranking_id from learning.syncs order by 1', 'values (1::bigint), (2)',
  'a ranking told twice waits once'
);
select is(learning.take_rankings(3), 1, 'the rest');
select is(learning.take_rankings(3), 0, 'an empty queue gives none');
select is(
  (select count(*) from learning.syncs where patterns = '[]' and synced_at is null), 3::bigint,
  'all wait, with their lists'
);

select * from finish();
rollback;
