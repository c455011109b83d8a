create or replace function knowledge.request_migration()
returns jsonb
language sql
volatile
begin atomic
  select knowledge.request_loads('knowledge');
end;

comment on function knowledge.request_migration() is
'Routine of job knowledge_migrate: asks the worker to read every folder of any JSON. Returns
{"requested": tasks}.';
