create or replace function routing.check_published(p_topic text, p_offset bigint)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  v_newest bigint := routing.newest_offset(p_topic);
begin
  if p_offset <= v_newest then
    return;
  end if;
  raise exception 'offset % of topic % was not published', p_offset, p_topic
    using errcode = 'SC302',
          detail  = format('The newest is %s.', v_newest),
          hint    = 'Acknowledge or reject what fetch() returned. If it did return this, the '
                    'hub was restored unnoticed: call routing.jump() there.';
end;
$$;

comment on function routing.check_published(text, bigint) is
'Raises SC302 where an offset lies beyond the newest of its topic.';
