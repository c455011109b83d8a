-- What goes through no queue claims no id: it is nobody's first.
create or replace function intake.leave_out_repeats(p_messages jsonb[])
returns jsonb[]
language plpgsql
stable
set search_path = ''
as $$
begin
  return array(
    select case when k.id is null or k.turn = 1 and r.id is null then k.message end
    from (
      select
        m.place,
        m.message,
        i.source,
        i.id,
        row_number() over (partition by i.source, i.id order by m.place) as turn
      from unnest(p_messages) with ordinality as m (message, place)
      left join intake.message_types as t on t.type = m.message ->> 'type' and t.has_queue
      cross join lateral (
        select
          m.message ->> 'source' as source,
          case when t.has_queue then (m.message ->> 'id')::uuid end as id
      ) as i
    ) as k
    left join intake.received_ids as r on r.source = k.source and r.id = k.id
    order by k.place
  );
end;
$$;

comment on function intake.leave_out_repeats(jsonb[]) is
'The messages, with null in the place of each whose id was received before or came earlier in the
array. Those of types without a queue stay.';
