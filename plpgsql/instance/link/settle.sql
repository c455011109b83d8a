create or replace function link.settle()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_is_another constant boolean := link.greet();
  v_went_back  constant boolean := link.follow_topics();
  v_resent     bigint := 0;
  v_told       integer;
begin
  if v_is_another or v_went_back then
    v_resent := link.start_over();
  end if;
  perform link.rewind_hub();
  v_told := link.tell_owed();
  begin
    v_told := v_told + link.acknowledge();
  exception
    -- It was restored and nothing said so yet.
    when sqlstate 'SC302' then
      v_resent := v_resent + link.start_over();
  end;
  return jsonb_build_object('settled', v_told, 'resent', v_resent);
end;
$$;

comment on function link.settle() is
'Greets the hub, and makes its cursors follow what is committed here; where it was restored from a
backup, what it lost is told again. Returns settled: how many messages and topics it told the hub
of, and resent: how many messages wait to be sent again.';
