create or replace function link.samples()
returns table (metric text, labels jsonb, value float8)
language sql
stable
set search_path = ''
as $$
  select m.metric, '{}'::jsonb, m.value
  from link.state as s
  cross join lateral (
    values
      ('centralcloud_hub_skew_seconds', extract(epoch from s.skew)::float8),
      ('centralcloud_refused_messages', s.outbox_refused)
  ) as m (metric, value)
  where m.value is not null
$$;

comment on function link.samples() is
'The hub''s clock minus this one, and how many messages the hub refused.';
