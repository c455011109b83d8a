create or replace function routing.check_pattern(p_pattern text)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  if length(p_pattern) <= 200
    and p_pattern ~ '^(#|([a-z][a-z0-9_]*|\*)(\.([a-z0-9_]+|\*))*(\.#)?)$'
    and (
      p_pattern ~ '[*#]'
      or exists (select from routing.topics as t where t.topic = p_pattern)
    )
  then
    return;
  end if;
  perform routing.refuse_topic(p_pattern);
end;
$$;

comment on function routing.check_pattern(text) is
'Passes a pattern, also of topics that may come later, and the name of a topic that is there, of 200
characters at most. Raises SC301 otherwise.';
