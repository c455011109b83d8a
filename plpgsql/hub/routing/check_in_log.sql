create or replace function routing.check_in_log(p_topic text, p_offset bigint)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform routing.check_published(p_topic, p_offset);
  perform from routing.log as l
  where l.topic = p_topic and l.topic_offset = p_offset
  for key share;
  if found then
    return;
  end if;
  raise exception 'offset % of topic % is not in the log', p_offset, p_topic
    using errcode = 'SC302',
          detail  = 'What isn''t there can''t come again; a resync may name such an offset.',
          hint    = 'Acknowledge it.';
end;
$$;

comment on function routing.check_in_log(text, bigint) is
'Holds a message in the log until the end of the transaction: retention passes it over meanwhile.
Raises SC302 where the log does not hold one at this offset: not yet, or no more.';
