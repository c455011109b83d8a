-- No sort: a plan made while the table was small would read and sort all steps ever after.
create or replace function routing.newest_cursor(p_subscription_id integer)
returns setof routing.cursors
language plpgsql
stable
rows 1
set search_path = ''
set enable_sort = off
as $$
begin
  return query
    select c.subscription_id, c.step, c.acked_offset, c.acked_at
    from routing.cursors as c
    where c.subscription_id = p_subscription_id
    order by c.step desc
    limit 1;
end;
$$;

comment on function routing.newest_cursor(integer) is
'Where a subscription is: its last step. The cost doesn''t grow with the steps before it, nor with
how long some snapshot is held open.';
