create or replace function centralcloud.statement_of(p_kind text, p_object_id oid)
returns text
language sql
stable
set search_path = ''
as $$
  select case p_kind
    when 'index' then (
      select pg_get_indexdef(i.indexrelid)
      from pg_catalog.pg_index as i
      where i.indexrelid = p_object_id
        and not exists (
          select from pg_catalog.pg_constraint as k where k.conindid = i.indexrelid
            and k.contype in ('u', 'p', 'x')
        )
    )
    when 'constraint' then (
      select format(
        'alter table %s add constraint %I %s', k.conrelid::regclass, k.conname,
        pg_get_constraintdef(k.oid)
      )
      from pg_catalog.pg_constraint as k
      where k.oid = p_object_id
    )
    when 'sequence' then (
      select format(
        'alter sequence %s as %s start %s increment %s minvalue %s maxvalue %s cache %s %s',
        s.seqrelid::regclass, format_type(s.seqtypid, null), s.seqstart, s.seqincrement, s.seqmin,
        s.seqmax, s.seqcache, case when s.seqcycle then 'cycle' else 'no cycle' end
      )
      from pg_catalog.pg_sequence as s
      where s.seqrelid = p_object_id
    )
  end
$$;

comment on function centralcloud.statement_of(text, oid) is
'The statement that makes an index or constraint of current_objects(), or a sequence what it is;
null for other kinds, and for the index of a constraint.';
