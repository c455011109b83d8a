-- What would lie ahead of the hub's clock keeps its order: a microsecond apart.
create or replace function link.rendered(p_outbox_ids bigint[], p_heartbeat jsonb)
returns text
language sql
stable
begin atomic
  select string_agg(quote_literal(m.message), ', ' order by m.place)
  from (
    select
      i.place,
      link.corrected(
        o.message,
        h.skew,
        coalesce(h.greeted_at, centralcloud.clock() + h.skew)
          - (cardinality(p_outbox_ids) - i.place) * interval '1 microsecond'
      ) as message
    from unnest(p_outbox_ids) with ordinality as i (outbox_id, place)
    join link.outbox as o on o.outbox_id = i.outbox_id
    cross join link.hub as h
    union all
    select cardinality(p_outbox_ids) + 1, p_heartbeat
    where p_heartbeat is not null
  ) as m;
end;

comment on function link.rendered(bigint[], jsonb) is
'Messages of the outbox and a heartbeat (null: none) as SQL literals with commas between, their
timestamps by the hub''s clock.';
