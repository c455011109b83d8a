create or replace function knowledge.check_chain(p_chain text[])
returns void
language plpgsql
immutable
set search_path = ''
as $$
declare
  v_last text := p_chain[cardinality(p_chain)];
begin
  if v_last = any (trim_array(p_chain, 1)) then
    perform knowledge.refuse_chain(
      p_chain => p_chain, p_sqlstate => 'SC618', p_reason => 'it refers to itself'
    );
  elsif cardinality(p_chain) > 16 then
    perform knowledge.refuse_chain(
      p_chain => p_chain, p_sqlstate => 'SC619', p_reason => 'a chain of more than 16'
    );
  end if;
end;
$$;

comment on function knowledge.check_chain(text[]) is
'Raises SC618 where the last artifact of a chain of references stood in it before, SC619 where the
chain is longer than 16.';
