create or replace function knowledge.request_load()
returns jsonb
language sql
volatile
begin atomic
  select knowledge.request_loads('templates_data');
end;

comment on function knowledge.request_load() is
'Routine of job templates_data_load: asks the worker to read every checkout of a templates
repository. Returns {"requested": tasks}.';
