create or replace function link.exchange_when_due()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
begin
  if scheduling.own_trigger() = 'hand' or link.is_due() then
    return link.exchange();
  end if;
  return (
    select jsonb_build_object('idle', h.pause, 'next_at', h.next_exchange_at) from link.hub as h
  );
end;
$$;

comment on function link.exchange_when_due() is
'Routine of job exchange: link.exchange() where it is due, and always where the job was started by
hand. Else the hub is not called; returns idle (how long the pause is) and next_at.';
