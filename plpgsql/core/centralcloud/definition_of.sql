-- The server words what it parsed, by settings of the session; what was dumped and parsed again has
-- other brackets, spaces and made-up aliases, and means the same. A body that is text stays as is.
create or replace function centralcloud.definition_of(p_kind text, p_object_id oid)
returns text
language sql
stable
set search_path = ''
set quote_all_identifiers = off
set intervalstyle = 'postgres'
set bytea_output = 'hex'
set extra_float_digits = 1
as $$
  select md5(regexp_replace(
    case p_kind
      when 'routine' then (
        select case
          when p.prosqlbody is null then md5(pg_get_functiondef(p.oid))
          else pg_get_functiondef(p.oid)
        end
        from pg_catalog.pg_proc as p
        where p.oid = p_object_id
      )
      when 'view' then (
        select concat_ws(' ', c.reloptions, pg_get_viewdef(c.oid))
        from pg_catalog.pg_class as c
        where c.oid = p_object_id
      )
      when 'index' then (
        select concat_ws(' ', pg_get_indexdef(i.indexrelid), i.indisvalid)
        from pg_catalog.pg_index as i
        where i.indexrelid = p_object_id
      )
      when 'constraint' then (
        select concat_ws(
          ' ', pg_get_constraintdef(k.oid), k.convalidated,
          (
            select string_agg(g.tgenabled::text, '' order by g.tgenabled)
            from pg_catalog.pg_trigger as g
            where g.tgconstraint = k.oid
          )
        )
        from pg_catalog.pg_constraint as k
        where k.oid = p_object_id
      )
      when 'sequence' then (
        select concat_ws(
          ' ', format_type(s.seqtypid, null), s.seqstart, s.seqincrement, s.seqmin, s.seqmax,
          s.seqcache, s.seqcycle
        )
        from pg_catalog.pg_sequence as s
        where s.seqrelid = p_object_id
      )
      when 'table' then (
        select concat_ws(
          ' ', c.relpersistence, c.relrowsecurity,
          string_agg(
            concat_ws(
              ' ', a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
              a.attgenerated, pg_get_expr(e.adbin, e.adrelid)
            ),
            ',' order by a.attname
          )
        )
        from pg_catalog.pg_class as c
        left join pg_catalog.pg_attribute as a
          on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        left join pg_catalog.pg_attrdef as e on e.adrelid = a.attrelid and e.adnum = a.attnum
        where c.oid = p_object_id
        group by c.relpersistence, c.relrowsecurity
      )
      else ''
    end,
    '\s+AS \w+|[\s()]+', '', 'g'
  ))
$$;

comment on function centralcloud.definition_of(text, oid) is
'MD5 of what an object of current_objects() is: its definition, the same after a restore, and
whether an index or constraint is valid.';
