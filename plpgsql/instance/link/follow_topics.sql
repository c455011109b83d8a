-- ack(topic, 0) changes nothing and tells the cursor, so one call says all that is to be known.
create or replace function link.follow_topics()
returns boolean
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_cursors   jsonb;
  v_went_back boolean;
begin
  select coalesce(jsonb_object_agg(r.reply ->> 'topic', r.reply -> 'cursor'), '{}') into v_cursors
  from link.call_hub(
    'select jsonb_build_object(''topic'', t.topic, ''cursor'', routing.ack(t.topic, 0)) '
    'from routing.subscribe(''#'', ''earliest'') as t (topic)'
  ) as r (reply);

  -- A hub that was restored may know a topic no more; nothing can be told about it.
  delete from link.cursors as c where not v_cursors ? c.topic;
  update link.inbox as i set owed = null where i.owed is not null and not v_cursors ? i.topic;

  select coalesce(bool_or((v_cursors -> c.topic)::bigint < c.acked_offset), false) into v_went_back
  from link.cursors as c;

  insert into link.cursors as c (topic, acked_offset)
  select h.topic, h.cursor::bigint
  from jsonb_each_text(v_cursors) as h (topic, cursor)
  on conflict (topic) do update
  set acked_offset = excluded.acked_offset
  where c.acked_offset <> excluded.acked_offset;
  return v_went_back;
end;
$$;

comment on function link.follow_topics() is
'Subscribes to every topic of the hub, from its beginning, and notes the hub''s cursors; those of
topics that it has no more are forgotten, with what was owed there. Returns whether one went back
behind what this database knows it to have been: then the hub was restored from a backup.';
