create or replace function link.findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language sql
stable
set search_path = ''
as $$
  select
    t.check_name, 'link', t.severity, concat_ws('. ', t.said, nullif(rtrim(t.detail, '.'), '')),
    coalesce(t.hint, 'Nothing is to be done.')
  from link.troubles() as t
  union all
  select
    'handler_missing', h.type, 'error',
    format('messages of type %s are to be applied by %s(), which is not there', h.type, h.routine),
    '`centralcloud upgrade` makes the functions of the package; they are tried again meanwhile.'
  from link.handlers as h
  where to_regprocedure(h.routine || '(jsonb)') is null
$$;

comment on function link.findings() is
'What is wrong with the link to the hub, and handlers that are not there.';
