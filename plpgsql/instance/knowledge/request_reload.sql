create or replace function knowledge.request_reload()
returns integer
language sql
volatile
set search_path = ''
as $$
  select count(knowledge.request_load_of(f.name))::integer
  from (
    select k.name from knowledge.folders as k where k.loaded_at is not null order by k.name
  ) as f
$$;

comment on function knowledge.request_reload() is
'Asks the worker to read again the folders that were read, since what their files refer to may be
another. Returns how many there are.';
