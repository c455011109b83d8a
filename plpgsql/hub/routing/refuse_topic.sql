create or replace function routing.refuse_topic(p_topic text)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  raise exception 'there is no topic %', coalesce(left(p_topic, 100), 'null')
    using errcode = 'SC301',
          detail  = format(
            'Topics are: %s.',
            (select string_agg(t.topic, ', ' order by t.topic) from routing.topics as t)
          ),
          hint    = 'A pattern may have * for a word and end in # for any number of words.';
end;
$$;

comment on function routing.refuse_topic(text) is
'Raises SC301: a topic or pattern that means none of the registered topics.';
