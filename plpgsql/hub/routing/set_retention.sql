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
upgrade leaves the choice alone; routing_retention goes by it from its next run on. Raises SC301,
23514 for what is not positive.';
