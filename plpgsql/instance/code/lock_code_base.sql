create or replace function code.lock_code_base(p_name text, p_version bigint)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_code_base code.code_bases := code.code_base(p_name);
begin
  select b.* into strict v_code_base
  from code.code_bases as b
  where b.code_base_id = v_code_base.code_base_id
  for no key update;

  if v_code_base.ingest_version is distinct from p_version then
    raise exception 'code base % is at ingest % by now, not at %',
      p_name, v_code_base.ingest_version, p_version
      using errcode = '40001',
            detail  = 'An ingest says which state it compared the files with; another came first.',
            hint    = 'Read code.known_files() again and repeat.';
  end if;
  return v_code_base.code_base_id;
end;
$$;

comment on function code.lock_code_base(text, bigint) is
'Holds a code base for the rest of the transaction. Returns its number. Raises SC701, and 40001 when
it is no longer at ingest p_version.';
