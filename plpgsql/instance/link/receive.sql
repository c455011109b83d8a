create or replace function link.receive()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_limit    constant integer := centralcloud.setting('link.fetch_size')::integer;
  v_delivery jsonb;
  v_outcomes text[] := '{}'::text[];
begin
  for v_delivery in
    select r.reply
    from link.call_hub(
      format('select to_jsonb(d) from routing.fetch(%s) as d', v_limit)
    ) as r (reply)
  loop
    v_outcomes := v_outcomes || link.apply(v_delivery);
    exit when 'stalled' = any (v_outcomes);
  end loop;

  return jsonb_build_object(
    'fetched', cardinality(v_outcomes),
    'applied', cardinality(array_positions(v_outcomes, 'applied')),
    'failed', cardinality(array_positions(v_outcomes, 'failed')),
    'skipped', cardinality(array_positions(v_outcomes, 'skipped')),
    'stalled', 'stalled' = any (v_outcomes)
  );
end;
$$;

comment on function link.receive() is
'Fetches up to link.fetch_size deliveries and applies them in the order they came, up to one
during which the server fails. Returns fetched, applied, failed, skipped, stalled (true: those from
there on wait).';
