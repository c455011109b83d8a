-- A range of one job, as in health().
create or replace function scheduling.newest_successes(p_jobs text[])
returns jsonb
language sql
stable
begin atomic
  select coalesce(jsonb_object_agg(f.name, r.run_id), '{}')
  from unnest(p_jobs) as f (name)
  cross join lateral (
    select r.run_id
    from scheduling.runs as r
    where r.job between f.name and f.name and r.state = 'succeeded'
    order by r.job desc, r.run_id desc
    limit 1
  ) as r;
end;

comment on function scheduling.newest_successes(text[]) is
'Of each of these jobs that has succeeded, the newest run that did: {job: run_id}.';
