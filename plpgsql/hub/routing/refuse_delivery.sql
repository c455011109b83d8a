create or replace function routing.refuse_delivery(
  p_instance text,
  p_topic    text,
  p_offset   bigint
)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  raise exception 'no delivery of %/% to % was given up', p_topic, p_offset, p_instance
    using errcode = 'SC307',
          detail  = 'It never was, or it was redriven or discarded, or its time was over.',
          hint    = '`centralcloud dead-letters list` names those there are.';
end;
$$;

comment on function routing.refuse_delivery(text, text, bigint) is
'Raises SC307: there is no such dead delivery.';
