create or replace function intake.refuse_dead_letter(p_dead_letter_id bigint)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  raise exception 'there is no dead letter %', p_dead_letter_id
    using errcode = 'SC107',
          detail  = 'It never was there, or was redriven or discarded, or its time was over.',
          hint    = '`centralcloud dead-letters list` names those there are.';
end;
$$;

comment on function intake.refuse_dead_letter(bigint) is
'Raises SC107: there is no dead letter of that number.';
