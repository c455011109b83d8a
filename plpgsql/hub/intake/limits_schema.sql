create or replace function intake.limits_schema(p_max_elements integer)
returns jsonb
language sql
immutable
parallel safe
begin atomic
  select jsonb_object_agg(
    'depth_' || d.depth,
    case
      when d.depth = 32 then '{"type": ["string", "number", "boolean", "null"]}'
      else jsonb_build_object(
        'maxItems', p_max_elements,
        'items', jsonb_build_object('$ref', '#/$defs/depth_' || d.depth + 1),
        'additionalProperties', jsonb_build_object('$ref', '#/$defs/depth_' || d.depth + 1)
      )
    end
  )
  from generate_series(0, 32) as d (depth);
end;

comment on function intake.limits_schema(integer) is
'Definitions of JSON Schema for what lies how deep in a message, from depth_0, the message itself:
arrays have at most p_max_elements, and at depth 32 there are none, nor objects.';
