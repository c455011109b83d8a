create or replace function intake.redrive(p_dead_letter_id bigint)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_letter constant intake.dead_letters := intake.unearth(p_dead_letter_id);
begin
  return (
    select s.msg_id
    from pgmq.send_batch(
      v_letter.type,
      array[v_letter.message],
      array[v_letter.headers || jsonb_build_object('attempts', v_letter.attempts)]
    ) as s (msg_id)
  );
end;
$$;

comment on function intake.redrive(bigint) is
'Puts a dead letter back into its queue, as received when it first was. Returns its new msg_id.
Raises SC107 when there is no such dead letter.';
