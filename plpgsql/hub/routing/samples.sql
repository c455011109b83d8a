create or replace function routing.samples()
returns table (metric text, labels jsonb, value float8)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'centralcloud_published_messages_total', jsonb_build_object('topic', t.topic),
    routing.count_before(t.topic, routing.newest_offset(t.topic) + 1)::float8
  from routing.topics as t
  union all
  select 'centralcloud_redeliveries', jsonb_build_object('topic', r.topic), count(*)::float8
  from routing.redeliveries as r
  group by r.topic
  union all
  select 'centralcloud_dead_deliveries', jsonb_build_object('topic', d.topic), count(*)::float8
  from routing.dead_deliveries as d
  group by d.topic;
end;
$$;

comment on function routing.samples() is
'How many messages each topic was ever told, how many wait to be delivered again, and how many were
given up.';
