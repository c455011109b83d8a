create or replace function intake.set_retention(p_type text, p_keep_for interval)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform intake.require_queue(p_type);
  update intake.message_types set chosen_keep_for = p_keep_for where type = p_type;
end;
$$;

comment on function intake.set_retention(text, interval) is
'Chooses how long processed messages of a type stay in the archive; null: as long as its
registration says. Upgrades leave it. Raises SC101 for a type without a queue, 23514 for no time at
all.';
