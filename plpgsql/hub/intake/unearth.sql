create or replace function intake.unearth(p_dead_letter_id bigint)
returns intake.dead_letters
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_letter intake.dead_letters;
begin
  delete from intake.dead_letters as d where d.dead_letter_id = p_dead_letter_id
  returning * into v_letter;
  if not found then
    perform intake.refuse_dead_letter(p_dead_letter_id);
  end if;
  return v_letter;
end;
$$;

comment on function intake.unearth(bigint) is
'Takes a dead letter out of intake.dead_letters and returns it. Raises SC107 when there is none.';
