create or replace function scheduling.settings_of(p_job text)
returns table (setting text, value text, registered text, chosen text, rule text)
language plpgsql
stable
set search_path = ''
set intervalstyle = 'postgres'
as $$
declare
  v_job scheduling.jobs := scheduling.require_job(p_job);
begin
  return query
  select
    r.setting, to_jsonb(v_job) ->> r.setting, v_job.registered ->> r.setting,
    v_job.chosen ->> r.setting, r.rule
  from scheduling.setting_rules() as r;
end;
$$;

comment on function scheduling.settings_of(text) is
'The settings of a job: what applies, what its room registered, what was chosen over that (null:
nothing was), and what each may be. Raises SC501 for an unknown job.';
