create or replace function knowledge.usage_parts(p_artifacts jsonb)
returns table (part bigint, artifacts jsonb)
language sql
immutable
parallel safe
set search_path = ''
as $$
  select p.part, jsonb_agg(p.artifact order by p.place)
  from (
    select
      s.place, s.artifact,
      dense_rank() over (order by s.bytes_before / 1048576, (s.place - 1) / 1000) as part
    from (
      select
        a.place, a.artifact,
        sum(pg_column_size(a.artifact)) over (order by a.place)
          - pg_column_size(a.artifact) as bytes_before
      from jsonb_array_elements(p_artifacts) with ordinality as a (artifact, place)
    ) as s
  ) as p
  group by p.part
  order by p.part
$$;

comment on function knowledge.usage_parts(jsonb) is
'A list of used artifacts as parts that each fit into a message: begun within 1 MiB, 1,000 at
most.';
