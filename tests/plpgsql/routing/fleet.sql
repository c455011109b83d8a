-- Two instances, a frozen clock, a topic of our own, and pgTAP for whoever `as` becomes.
select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select fleet.add('singularity-2');
select routing.register_topic('news', 'for tests', p_retain_for => '10 days', p_retain_rows => 5);
select routing.register_topic('state', 'for tests', p_retain_rows => 2, p_compacted => true);

create function pg_temp.publish(p_topic text, p_count integer)
returns bigint
language sql
as $$
  select max(routing.publish(p_topic, jsonb_build_object('type', p_topic, 'n', n), p_key => 'key'))
  from generate_series(1, p_count) as n
$$;

do $$
declare
  v_table regclass;
begin
  for v_table in
    select c.oid from pg_catalog.pg_class as c
    where c.relnamespace = pg_catalog.pg_my_temp_schema() and c.relkind in ('r', 'S')
  loop
    execute format('grant all on %s to public', v_table);
  end loop;
end
$$;
