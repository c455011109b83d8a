create or replace function link.list_refused(p_limit integer, p_type text default null)
returns table (
  outbox_id bigint, type text, message_id uuid, attempts integer, sqlstate text, error text,
  created_at timestamptz
)
language sql
stable
begin atomic
  select
    o.outbox_id, o.message ->> 'type', o.message_id, o.attempts, o.sqlstate, o.error, o.created_at
  from link.outbox as o
  where o.state = 'refused' and (p_type is null or o.message ->> 'type' = p_type)
  order by o.outbox_id desc
  limit case when p_limit < 0 then 0 else p_limit end;
end;

comment on function link.list_refused(integer, text) is
'The newest messages that the hub refused, p_limit at most (null: all), of one type or of all.';
