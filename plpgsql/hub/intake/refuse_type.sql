create or replace function intake.refuse_type(p_message jsonb, p_label text, p_is_sent boolean)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  raise exception '%', case
      when not p_message ? 'type' then format('%s has no type', p_label)
      else format('%s has an unknown type: %s', p_label, intake.shown(p_message -> 'type'))
    end
    using errcode = 'SC101',
          detail  = (
            select format(
              case when p_is_sent then 'Instances send %s.' else 'The types are %s.' end,
              string_agg(t.type, ', ' order by t.type)
            )
            from intake.message_types as t
            where t.direction = 'inbound' or not p_is_sent
          ),
          hint    = 'Set "type" to one of them.';
end;
$$;

comment on function intake.refuse_type(jsonb, text, boolean) is
'Raises SC101: the message, called p_label, is of no known type, or p_is_sent and of none that
instances send.';
