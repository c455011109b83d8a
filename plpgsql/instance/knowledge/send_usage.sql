create or replace function knowledge.send_usage(p_artifacts jsonb, p_version bigint)
returns bigint
language sql
volatile
set search_path = ''
as $$
  with parts as materialized (
    select p.part, p.artifacts, count(*) over () as parts
    from knowledge.usage_parts(p_artifacts) as p
    order by p.part
  )
  select count(link.enqueue(
    jsonb_build_object(
      'type', 'learned_artifacts',
      'snapshot', jsonb_build_object('stream', 'knowledge', 'version', p_version) || case
        when p.parts > 1 then jsonb_build_object('part', p.part, 'parts', p.parts)
        else '{}'
      end,
      'artifacts', p.artifacts
    )
  ))
  from parts as p
$$;

comment on function knowledge.send_usage(jsonb, bigint) is
'Puts a snapshot of stream knowledge into the outbox, in as many messages as it takes. Returns their
number.';
