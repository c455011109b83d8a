create or replace function scheduling.chain_due_at(p_after text[])
returns timestamptz
language sql
stable
begin atomic
  select max(r.finished_at)
  from jsonb_each_text(scheduling.newest_successes(p_after)) as n (job, run_id)
  join scheduling.runs as r on r.run_id = n.run_id::bigint;
end;

comment on function scheduling.chain_due_at(text[]) is
'When the last of these jobs succeeded, each by its newest success; null: none has.';
