create or replace function link.waiting(p_limit integer)
returns bigint[]
language sql
stable
begin atomic
  select coalesce(array_agg(w.outbox_id order by w.outbox_id), '{}')
  from (
    select o.outbox_id
    from link.outbox as o
    where o.state = 'waiting'
    order by o.outbox_id
    limit p_limit
  ) as w;
end;

comment on function link.waiting(integer) is
'The messages to send next, oldest first; empty where none waits.';
