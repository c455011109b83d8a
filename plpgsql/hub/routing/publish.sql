-- The lock on the topic's row is held until commit, so offsets are gapless and in commit order: no
-- reader can pass over a slower writer. Nothing is updated, so an old snapshot costs nothing.
create or replace function routing.publish(
  p_topic   text,
  p_payload jsonb,
  p_key     text default null
)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_lowest    bigint;
  v_compacted boolean;
  v_offset    bigint;
begin
  if not routing.is_settled() then
    perform routing.check_home();
  end if;

  select greatest(t.first_offset, t.floor_offset), t.compacted into v_lowest, v_compacted
  from routing.topics as t
  where t.topic = p_topic
  for no key update;

  if not found then
    perform routing.refuse_topic(p_topic);
  elsif v_compacted and p_key is null then
    raise exception 'a message of % needs a key', p_topic
      using errcode = 'null_value_not_allowed',
            detail  = 'The topic is compacted: the newest message of each key is its state.',
            hint    = 'Pass p_key, the name of what the message is the state of.';
  end if;

  -- Under repeatable read a max + 1 that is taken already ends in 40001, as it should.
  insert into routing.log (topic, topic_offset, key, headers, payload, published_at)
  select
    p_topic,
    greatest(max(l.topic_offset) + 1, v_lowest),
    p_key,
    jsonb_build_object('by', session_user),
    p_payload,
    centralcloud.clock()
  from routing.log as l
  where l.topic = p_topic
  on conflict (topic, topic_offset) do nothing
  returning topic_offset into strict v_offset;

  perform pg_notify('routing', p_topic);
  return v_offset;
end;
$$;

comment on function routing.publish(text, jsonb, text) is
'Appends a message, a JSON object, to a topic and returns its offset. Publishers of one topic wait
for each other until commit: publish last in a transaction, several topics in the order of their
names. Channel routing is notified of the topic, once a transaction. Raises SC301 for an unknown
topic, 22004 for a compacted topic without p_key, 40001 under repeatable read.';
