create or replace function routing.move_cursor(p_instance text, p_topic text, p_offset bigint)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_cursor bigint;
begin
  -- Once more where another moved it meanwhile.
  while v_cursor is null
  loop
    insert into routing.cursors (subscription_id, step, acked_offset, acked_at)
    select s.subscription_id, c.step + 1, p_offset, centralcloud.clock()
    from routing.subscribers as s
    cross join lateral routing.newest_cursor(s.subscription_id) as c
    where s.instance = p_instance and s.topic = p_topic
    on conflict (subscription_id, step) do nothing
    returning acked_offset into v_cursor;
  end loop;
  return v_cursor;
end;
$$;

comment on function routing.move_cursor(text, text, bigint) is
'Sets the cursor of an instance that holds it (hold_cursor()), forth or back, and returns it.';
