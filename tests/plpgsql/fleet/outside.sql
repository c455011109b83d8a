-- An instance, and pgTAP for whoever the session becomes.
select fleet.add('singularity-1');

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
