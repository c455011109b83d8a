create or replace function routing.fetch(p_limit integer default 100)
returns setof routing.delivery
language plpgsql
stable
security definer
set search_path = ''
rows 100
as $$
declare
  v_room     bigint := pg_size_bytes(centralcloud.setting('routing.fetch_bytes'));
  v_delivery routing.delivery;
begin
  for v_delivery in
    select d.*
    from routing.deliveries(
      fleet.calling_instance(), least(greatest(coalesce(p_limit, 100), 0), 1000)
    ) as d
  loop
    return next v_delivery;
    v_room := v_room - coalesce(octet_length(v_delivery.payload::text), 0);
    exit when v_room <= 0;
  end loop;
end;
$$;

comment on function routing.fetch(integer) is
'What the calling instance is to apply next, in this order: rejected messages that are due again,
a resync for each topic it fell off, then messages in the order of their offsets; p_limit at most
(null: 100; never over 1,000), and no more once they have routing.fetch_bytes. It only reads, so it
may be called again: what is not acknowledged comes again. Raises SC401.';
