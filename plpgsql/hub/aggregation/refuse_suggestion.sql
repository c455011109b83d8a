create or replace function aggregation.refuse_suggestion(p_fingerprint uuid, p_canonical uuid)
returns void
language plpgsql
immutable
set search_path = ''
as $$
begin
  raise exception 'nothing suggests that pattern % counts for %', p_fingerprint, p_canonical
    using errcode = 'SC208',
          detail  = 'A suggestion is there until it is accepted or dismissed, one of the two is '
                    'made an alias, or they no longer look alike.',
          hint    = '`centralcloud aliases suggest` lists those that wait; `centralcloud aliases '
                    'add` makes any two patterns one.';
end;
$$;

comment on function aggregation.refuse_suggestion(uuid, uuid) is
'Raises SC208: there is no such suggestion.';
