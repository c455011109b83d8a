create or replace function knowledge.merge_patch(p_target jsonb, p_patch jsonb)
returns jsonb
language sql
immutable
parallel safe
set search_path = ''
as $$
  select case
    when jsonb_typeof(p_patch) is distinct from 'object' then p_patch
    else (
      select coalesce(
        jsonb_object_agg(
          coalesce(p.key, t.key),
          case
            when p.key is null then t.value
            when jsonb_typeof(p.value) = 'object' then knowledge.merge_patch(t.value, p.value)
            else p.value
          end
        ),
        '{}'
      )
      from jsonb_each(
        case when jsonb_typeof(p_target) = 'object' then p_target else '{}' end
      ) as t
      full join jsonb_each(p_patch) as p on p.key = t.key
      where p.value is distinct from 'null'
    )
  end
$$;

comment on function knowledge.merge_patch(jsonb, jsonb) is
'JSON merge patch (RFC 7396): p_target as p_patch has it otherwise. Objects are merged member by
member, a null takes a member away, all else replaces.';
