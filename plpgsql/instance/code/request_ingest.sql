create or replace function code.request_ingest()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_requested integer;
begin
  select count(code.request_ingest_of(b.name)) into v_requested
  from (select c.name from code.code_bases as c order by c.name) as b;
  return jsonb_build_object('requested', v_requested);
end;
$$;

comment on function code.request_ingest() is
'Routine of job code_ingest: asks the worker to ingest every code base, one task each. Returns
{"requested": tasks}.';
