create or replace function link.refuse_outbox_id(p_outbox_id bigint)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  v_state text := (select o.state from link.outbox as o where o.outbox_id = p_outbox_id);
begin
  raise exception 'message % of the outbox is not a refused one', p_outbox_id
    using errcode = 'SC308',
          detail  = case v_state
            when 'waiting' then 'It waits to be sent.'
            when 'sent' then 'The hub has taken it.'
            else 'There is no such message, or its time was over.'
          end,
          hint    = '`centralcloud dead-letters list` names those that the hub refused.';
end;
$$;

comment on function link.refuse_outbox_id(bigint) is
'Raises SC308: the hub refused no message of that number, and what it is instead.';
