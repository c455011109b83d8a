create or replace function intake.set_retention(p_type text, p_keep_for interval)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform intake.require_queue(p_type);
  if p_keep_for <= interval '0' or p_keep_for > centralcloud.longest_time() then
    raise exception 'the archive of % can''t be kept for %', p_type, p_keep_for
      using errcode = 'SC109',
            detail  = format(
              'Messages are kept for more than nothing and at most %s.', centralcloud.longest_time()
            ),
            hint    = 'It stays as it is. Choose a time such as 30 days; null: as registered.';
  end if;
  update intake.message_types set chosen_keep_for = p_keep_for where type = p_type;
end;
$$;

comment on function intake.set_retention(text, interval) is
'Chooses how long processed messages of a type stay in the archive; null: as long as its
registration says. Upgrades leave it. Raises SC101 for a type without a queue, SC109 for no time at
all, or more than a hundred years.';
