create or replace function knowledge.request_loads(p_kind text)
returns jsonb
language sql
volatile
set search_path = ''
as $$
  select jsonb_build_object('requested', count(knowledge.request_load_of(f.name)))
  from (select k.name from knowledge.folders as k where k.kind = p_kind order by k.name) as f
$$;

comment on function knowledge.request_loads(text) is
'Asks the worker to read every folder of a kind, one task each. Returns {"requested": tasks}.';
