-- A file has 1 MiB at most; ten parts of ten parts of ten must not fill the memory.
create or replace function knowledge.check_weight(p_chain text[], p_bytes bigint)
returns void
language plpgsql
immutable
set search_path = ''
as $$
begin
  if p_bytes > 2097152 then
    perform knowledge.refuse_chain(
      p_chain    => p_chain,
      p_sqlstate => 'SC619',
      p_reason   => 'with all it stands on, it is too large'
    );
  end if;
end;
$$;

comment on function knowledge.check_weight(text[], bigint) is
'Raises SC619 where what the last artifact of a chain resolves to has more than 2 MiB.';
