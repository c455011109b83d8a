create or replace function code.findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language sql
stable
set search_path = ''
as $$
  select
    'code_base_stale', b.name, 'warning',
    format('code base %s was last read %s', b.name, centralcloud.moment(b.ingested_at)),
    'Does a worker run? centralcloud tasks list --kind code_ingest says what it met.'
  from code.known_code_bases() as b
  cross join code.stale_before() as s (stale_before)
  where b.ingested_at < s.stale_before
$$;

comment on function code.findings() is 'Code bases that have not been read for long.';
