create or replace function intake.discard(p_dead_letter_id bigint)
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
begin
  return (intake.unearth(p_dead_letter_id)).message;
end;
$$;

comment on function intake.discard(bigint) is
'Gives a dead letter up for good. Returns its message. Raises SC107 when there is no such dead
letter.';
