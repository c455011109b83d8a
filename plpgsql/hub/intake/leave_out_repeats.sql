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
      cross join lateral (
        select m.message ->> 'source' as source, (m.message ->> 'id')::uuid as id
      ) as i
    ) as k
    left join intake.received_ids as r on r.source = k.source and r.id = k.id
    order by k.place
  );
end;
$$;

comment on function intake.leave_out_repeats(jsonb[]) is
'The messages, with null in the place of each whose id was received before or came earlier in the
array.';
