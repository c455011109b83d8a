create or replace function routing.set_retention(
  p_topic       text,
  p_retain_for  interval default null,
  p_retain_rows bigint default null
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  if p_retain_for <= interval '0' or p_retain_for > centralcloud.longest_time()
    or p_retain_rows < 1
  then
    raise exception 'the log of % can''t be kept for %', p_topic,
      concat_ws(' and ', p_retain_for, p_retain_rows || ' messages')
      using errcode = 'SC311',
            detail  = format(
              'It is kept for more than nothing and at most %s, and for one message at least.',
              centralcloud.longest_time()
            ),
            hint    = 'It stays as it is. Choose a time such as 30 days; null: as registered.';
  end if;
  update routing.topics
  set chosen_retain_for = p_retain_for, chosen_retain_rows = p_retain_rows
  where topic = p_topic;

  if not found then
    perform routing.refuse_topic(p_topic);
  end if;
end;
$$;

comment on function routing.set_retention(text, interval, bigint) is
'Chooses how long the log of a topic is kept: age, and number of messages; null: as registered. An
upgrade leaves the choice alone; routing_retention goes by it from its next run on. Raises SC301 for
no topic, SC311 for no time or message at all, or more than a hundred years.';
