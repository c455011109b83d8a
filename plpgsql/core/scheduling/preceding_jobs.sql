create or replace function scheduling.preceding_jobs(p_job text)
returns table (name text)
language sql
stable
begin atomic
  with recursive preceding (name) as (
    select unnest(j.after) from scheduling.jobs as j where j.name = p_job
    union
    select f.name
    from preceding as p
    join scheduling.jobs as j on j.name = p.name
    cross join unnest(j.after) as f (name)
  )
  select p.name from preceding as p;
end;

comment on function scheduling.preceding_jobs(text) is
'The jobs a job follows, those that these follow, and so on; itself among them where that goes
round.';
