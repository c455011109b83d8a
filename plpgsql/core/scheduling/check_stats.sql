create or replace function scheduling.check_stats(p_routine text, p_stats jsonb)
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
begin
  if p_stats is null then
    return '{}'::jsonb;
  end if;
  if jsonb_typeof(p_stats) <> 'object' then
    raise exception '%() returned a JSON %', p_routine, jsonb_typeof(p_stats)
      using errcode = 'SC506',
            detail  = 'A job''s routine returns its stats as one object, with "more": true while '
                      'work remains.',
            hint    = 'Return jsonb_build_object(...).';
  end if;
  return p_stats;
end;
$$;

comment on function scheduling.check_stats(text, jsonb) is
'What a routine returned, as stats: null is {}. Raises SC506 where it is no object.';
