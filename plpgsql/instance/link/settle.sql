create or replace function link.settle()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_told integer;
begin
  perform link.follow_topics();
  v_told := link.tell_owed();
  return jsonb_build_object('settled', v_told + link.acknowledge());
end;
$$;

comment on function link.settle() is
'Makes the hub''s cursors follow what is committed here. Returns settled: how many messages and
topics it told the hub of.';
