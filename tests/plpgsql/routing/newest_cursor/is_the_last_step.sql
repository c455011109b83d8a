begin;
select plan(4);
\ir ../fleet.sql

select routing.begin_subscription('singularity-1', 'news', 0);
select routing.begin_subscription('singularity-2', 'news', 0);
insert into routing.cursors (subscription_id, step, acked_offset)
select s.subscription_id, n, n * 10
from routing.subscribers as s
cross join generate_series(1, 3) as n
where s.instance = 'singularity-1';
select results_eq(
  $$
  select c.step, c.acked_offset
  from routing.subscribers as s
  cross join routing.newest_cursor(s.subscription_id) as c
  order by s.instance
  $$,
  'values (3, 30::bigint), (0, 0::bigint)',
  'of each subscription'
);
select is_empty('select * from routing.newest_cursor(0)', 'nothing for none');

insert into routing.cursors (subscription_id, step, acked_offset)
select s.subscription_id, n, 30 - n
from routing.subscribers as s
cross join generate_series(4, 20) as n
where s.instance = 'singularity-1';
select is(
  (select acked_offset from routing.subscriptions where instance = 'singularity-1'),
  10::bigint,
  'not the farthest one'
);

-- Even of a table that fits on a page, whose plan may be kept while it grows.
analyze routing.cursors;
create temporary table plan (line text) on commit drop;
do $$
declare
  v_line text;
begin
  set local enable_sort = off;
  for v_line in
    explain select from routing.cursors as c
    where c.subscription_id = 1 order by c.step desc limit 1
  loop
    insert into plan values (v_line);
  end loop;
end
$$;
select ok(
  exists (select from plan where line ~ 'Scan Backward using cursors_pkey'), 'read from the end'
);

select * from finish();
rollback;
