-- The message's effect, its inbox row and the cursor are one transaction: once to effect, whatever
-- breaks. A message that fails goes back to the hub and comes again; the next ones don't wait.
create or replace function link.apply(p_delivery jsonb)
returns text
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_is_applied constant boolean := link.is_applied(p_delivery);
  v_problem    jsonb;
  v_waits      boolean := false;
begin
  if not v_is_applied then
    v_problem := link.try_handler(p_delivery);
    v_waits := link.is_server_fault(v_problem ->> 'sqlstate') and link.may_wait(p_delivery);
    perform link.record_delivery(p_delivery, v_problem, v_waits);
  end if;
  if v_waits then
    return 'stalled';
  end if;

  -- A redelivery comes from before the cursor and says nothing of the messages since.
  if p_delivery ->> 'kind' <> 'redelivery' then
    perform link.advance(p_delivery ->> 'topic', (p_delivery ->> 'topic_offset')::bigint);
  end if;
  if v_is_applied then
    perform link.settle_again(p_delivery);
    return 'skipped';
  end if;
  return case when v_problem is null then 'applied' else 'failed' end;
end;
$$;

comment on function link.apply(jsonb) is
'Gives a delivery (routing.delivery as JSON) to the handler of its type and moves the cursor.
Returns applied; failed, with the reason in the inbox; skipped, where it was applied before; or
stalled, where the server failed: then the cursor stays, and nothing may be applied after it.';
