-- extends: what is said here is said instead; compose: bodies come one after the other.
create or replace function knowledge.merged(
  p_content  jsonb,
  p_extended jsonb,
  p_parts    jsonb[]
)
returns jsonb
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
declare
  v_merged jsonb := coalesce(knowledge.inheritable(p_extended), '{}');
  v_part   jsonb;
  v_body   text;
begin
  foreach v_part in array p_parts
  loop
    v_merged := knowledge.merge_patch(v_merged, knowledge.inheritable(v_part) - 'body');
  end loop;
  v_merged := knowledge.merge_patch(v_merged, p_content - array['extends', 'compose']);

  if cardinality(p_parts) > 0 then
    select string_agg(b.body, E'\n\n' order by b.place) into v_body
    from (
      select p.part ->> 'body', p.place
      from unnest(p_parts) with ordinality as p (part, place)
      union all
      select v_merged ->> 'body', cardinality(p_parts) + 1
    ) as b (body, place);
    v_merged := v_merged || jsonb_strip_nulls(jsonb_build_object('body', v_body));
  end if;
  return v_merged;
end;
$$;

comment on function knowledge.merged(jsonb, jsonb, jsonb[]) is
'A document over what it extends (resolved; null: nothing) and is composed of (resolved, in order):
members by merge patch, bodies of the parts and its own joined by a blank line.';
