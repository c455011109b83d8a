create or replace function scheduling.add_stats(p_so_far jsonb, p_batch jsonb)
returns jsonb
language sql
immutable
begin atomic
  select coalesce(
    jsonb_object_agg(
      coalesce(a.key, b.key),
      case
        when jsonb_typeof(a.value) = 'number' and jsonb_typeof(b.value) = 'number'
          and b.key not like '%\_id'
        then to_jsonb(a.value::numeric + b.value::numeric)
        else coalesce(b.value, a.value)
      end
    ),
    '{}'
  )
  from jsonb_each(p_so_far) as a
  full join jsonb_each(p_batch) as b on b.key = a.key
  where coalesce(a.key, b.key) <> 'more';
end;

comment on function scheduling.add_stats(jsonb, jsonb) is
'The stats of batches so far and of one more, as of one run: numbers are added up; of ids (keys that
end in _id) and anything else the newest stays; `more` is dropped.';
