create or replace function intake.dead_letter(p_dead_letter_id bigint)
returns intake.dead_letters
language plpgsql
stable
set search_path = ''
as $$
declare
  v_letter intake.dead_letters;
begin
  select d.* into v_letter
  from intake.dead_letters as d
  where d.dead_letter_id = p_dead_letter_id;
  if not found then
    perform intake.refuse_dead_letter(p_dead_letter_id);
  end if;
  return v_letter;
end;
$$;

comment on function intake.dead_letter(bigint) is
'A dead letter, with its message and why it is one. Raises SC107 when there is no such.';
