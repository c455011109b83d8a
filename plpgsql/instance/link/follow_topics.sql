-- ack(topic, 0) changes nothing and tells the cursor, so one call says all that is to be known.
create or replace function link.follow_topics()
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_topic          text;
  v_applied_offset bigint;
begin
  insert into link.cursors as c (topic, acked_offset)
  select r.reply ->> 'topic', (r.reply ->> 'cursor')::bigint
  from link.call_hub(
    'select jsonb_build_object(''topic'', t.topic, ''cursor'', routing.ack(t.topic, 0)) '
    'from routing.subscribe(''#'', ''earliest'') as t (topic)'
  ) as r (reply)
  on conflict (topic) do update
  set acked_offset = excluded.acked_offset
  where c.acked_offset <> excluded.acked_offset;

  for v_topic, v_applied_offset in
    select c.topic, c.applied_offset from link.cursors as c where c.acked_offset > c.applied_offset
  loop
    perform link.rewind(v_topic, v_applied_offset);
  end loop;
end;
$$;

comment on function link.follow_topics() is
'Subscribes to every topic of the hub, from its beginning, and notes the hub''s cursors. A cursor
beyond what is applied here (this database was restored from a backup) is set back.';
