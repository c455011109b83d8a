-- Two instances, a frozen clock, what a refusal says, and pgTAP for whoever the session becomes.
select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select fleet.add('singularity-2');

create function pg_temp.detail(p_call text)
returns text
language plpgsql
as $$
declare
  v_detail text;
begin
  execute p_call;
  return 'it was taken';
exception
  when sqlstate 'SC101' or sqlstate 'SC102' or sqlstate 'SC103' or sqlstate 'SC104' then
    get stacked diagnostics v_detail = pg_exception_detail;
    return v_detail;
end;
$$;

-- The detail of the refusal of a message.
create function pg_temp.refusal(p_message jsonb)
returns text
language sql
as $$
  select pg_temp.detail(format('select intake.send(%L)', p_message))
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
