create or replace function link.acknowledge()
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_applied text;
  v_acked   integer;
begin
  select string_agg(format('(%L, %s::bigint)', c.topic, c.applied_offset), ', ') into v_applied
  from link.cursors as c
  where c.applied_offset > c.acked_offset;

  if v_applied is null then
    return 0;
  end if;
  update link.cursors as c
  set acked_offset = (r.reply ->> 'cursor')::bigint
  from link.call_hub(
    'select jsonb_build_object(''topic'', a.topic, ''cursor'', routing.ack(a.topic, a.applied)) '
    'from (values ' || v_applied || ') as a (topic, applied)'
  ) as r (reply)
  where c.topic = r.reply ->> 'topic';
  get diagnostics v_acked = row_count;
  return v_acked;
end;
$$;

comment on function link.acknowledge() is
'Moves the hub''s cursors up to what is applied here. Returns in how many topics.';
