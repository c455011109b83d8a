-- Charged before it is checked, so that who is over the quota costs the hub next to nothing. The
-- array is handed on and kept in no variable, which would copy it.
create or replace function intake.admit(p_messages jsonb[], p_is_batch boolean)
returns setof bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_now    constant timestamptz := centralcloud.clock();
  v_caller constant text := fleet.caller();
begin
  if v_caller is not null then
    perform intake.charge(v_caller, p_messages);
  end if;
  perform intake.require(
    p_messages => p_messages,
    p_sent_by  => v_caller,
    p_is_sent  => true,
    p_is_batch => p_is_batch,
    p_now      => v_now
  );

  return query
  select a.msg_id
  from intake.accept(
    case
      when v_caller is not null and exists (
        select
        from (select unnest(p_messages) as message) as m
        where not m.message ? 'source'
      )
      then intake.fill_source(p_messages, v_caller)
      else p_messages
    end,
    v_now
  ) as a (msg_id);
end;
$$;

comment on function intake.admit(jsonb[], boolean) is
'Takes messages from the caller, all or none: what intake.send() and send_batch() do. Returns one
msg_id a message, in order; null for one that goes through no queue. p_is_batch: violations are told
with the message''s place.';
