-- Two kinds of tasks read the repository, and who read first may be done last. Who waits for the
-- lock sees what was loaded.
create or replace function learning.check_fresh(p_kind text, p_commit text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_newest learning.commits;
begin
  lock table learning.artifacts in share row exclusive mode;
  select c.* into v_newest
  from learning.commits as c
  order by c.commit_id desc
  limit 1;

  if v_newest.loaded_at > scheduling.running_since(p_kind, 'templates_data')
    and v_newest.commit <> p_commit
  then
    raise exception 'commit % was read before commit % was loaded, and may be older',
      p_commit, v_newest.commit
      using errcode = '40001',
            detail  = 'What the hub knows of the repository never goes back in time.',
            hint    = 'The task is tried again, and reads what is there then.';
  end if;
end;
$$;

comment on function learning.check_fresh(text, text) is
'Nobody else loads a commit of the templates repository until the end of the transaction. Raises
40001 where another than p_commit was loaded since the running task of that kind began.';
