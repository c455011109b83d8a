create or replace function routing.prune_cursors(p_limit bigint)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_pruned bigint;
begin
  delete from routing.cursors as c
  using (
    select o.subscription_id, o.step
    from routing.cursors as o
    where exists (
      select
      from routing.cursors as n
      where n.subscription_id = o.subscription_id and n.step > o.step
    )
    or not exists (
      select from routing.subscribers as s where s.subscription_id = o.subscription_id
    )
    limit p_limit
  ) as d
  where c.subscription_id = d.subscription_id and c.step = d.step;
  get diagnostics v_pruned = row_count;
  return v_pruned;
end;
$$;

comment on function routing.prune_cursors(bigint) is
'Deletes at most p_limit steps of cursors that are not the last, or whose subscription is gone.
Returns how many.';
