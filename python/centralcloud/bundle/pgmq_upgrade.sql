-- Makes the pgmq that is here ready for the SQL of a newer one, which follows in the same
-- transaction: what that SQL creates is dropped, queues and archives are kept and get the columns
-- that came since 1.0. What others made of pgmq's types or functions stops it, whole.
do $$
declare
  v_object record;
begin
  -- Until 1.5 a queue's tables were the extension's: pg_dump left their messages out.
  for v_object in
    select case c.relkind when 'S' then 'sequence' else 'table' end as kind, c.oid::regclass as name
    from pg_class as c
    join pg_depend as d on d.objid = c.oid and d.classid = 'pg_class'::regclass
    where c.relnamespace = 'pgmq'::regnamespace
      and c.relname ~ '^[aq]_'
      and c.relkind in ('r', 'p', 'S')
      and d.deptype = 'e'
    -- An identity's sequence may go only after its table.
    order by c.relkind = 'S'
  loop
    execute format('alter extension pgmq drop %s %s', v_object.kind, v_object.name);
  end loop;

  for v_object in
    select c.oid::regclass as name, w.name as added, w.type
    from pgmq.meta as m
    cross join lateral unnest(array['q_', 'a_']) as p (prefix)
    join pg_class as c
      on c.relnamespace = 'pgmq'::regnamespace and c.relname = p.prefix || lower(m.queue_name)
    cross join lateral (values ('headers', 'jsonb'), ('last_read_at', 'timestamptz'))
      as w (name, type)
    where not exists (
      select
      from pg_attribute as a
      where a.attrelid = c.oid and a.attname = w.name and not a.attisdropped
    )
    order by c.relname, w.name
  loop
    execute format(
      'alter table %s add column %I %s', v_object.name, v_object.added, v_object.type
    );
  end loop;

  -- A trigger's function is replaced by the new SQL; its trigger stays.
  for v_object in
    select p.oid::regprocedure as name
    from pg_proc as p
    where p.pronamespace = 'pgmq'::regnamespace
      and not exists (select from pg_trigger as t where t.tgfoid = p.oid)
  loop
    execute format('drop routine %s', v_object.name);
  end loop;
  for v_object in
    select t.oid::regtype as name
    from pg_type as t
    join pg_class as c on c.oid = t.typrelid
    where t.typnamespace = 'pgmq'::regnamespace and c.relkind = 'c'
  loop
    execute format('drop type %s', v_object.name);
  end loop;
end
$$;
