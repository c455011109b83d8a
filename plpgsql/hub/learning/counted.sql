create or replace function learning.counted(p_message jsonb)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select coalesce(
    jsonb_agg(
      case
        when a.artifact ->> 'usage_count' is not null and a.artifact ->> 'success_count' is not null
        then a.artifact
        else a.artifact || jsonb_build_object(
          'usage_count', p_message -> 'usage_count',
          'success_count', round(
            (p_message ->> 'usage_count')::numeric * (p_message ->> 'success_rate')::numeric
          )
        )
      end
      order by a.place
    ),
    '[]'
  )
  from jsonb_array_elements(coalesce(p_message -> 'artifacts', 'null'))
    with ordinality as a (artifact, place);
$$;

comment on function learning.counted(jsonb) is
'The artifacts of a learned_artifacts message, each with figures of its own: one that has none gets
those of the message, successes = round(usage_count * success_rate).';
