create or replace function knowledge.refuse_chain(p_chain text[], p_sqlstate text, p_reason text)
returns void
language plpgsql
immutable
set search_path = ''
as $$
begin
  raise exception '% cannot be resolved: %', p_chain[1], p_reason
    using errcode = p_sqlstate,
          detail  = array_to_string(p_chain, ' → '),
          hint    = 'Change the reference in the last file of the chain that is yours, or add what '
                    'it refers to.';
end;
$$;

comment on function knowledge.refuse_chain(text[], text, text) is
'Raises p_sqlstate: the first artifact of the chain can''t be resolved, since what it refers to, the
whole way down, ends in p_reason.';
