create or replace function scheduling.set_job(p_job text, p_setting text, p_value text)
returns void
language plpgsql
volatile
set search_path = ''
set intervalstyle = 'postgres'
as $$
declare
  v_rule  text;
  v_typed scheduling.jobs;
begin
  perform scheduling.require_job(p_job);
  v_rule := scheduling.require_setting(p_setting);

  if p_value is null then
    update scheduling.jobs set chosen = chosen - p_setting where name = p_job;
    perform scheduling.settle_job(p_job);
    return;
  end if;
  if p_setting = 'schedule' then
    perform scheduling.schedule_masks(p_value);
  end if;

  begin
    v_typed := jsonb_populate_record(v_typed, jsonb_build_object(p_setting, p_value));
    update scheduling.jobs
    set chosen = chosen || jsonb_build_object(p_setting, to_jsonb(v_typed) -> p_setting)
    where name = p_job;
    perform scheduling.settle_job(p_job);
  exception
    when data_exception or check_violation then
      raise exception '% of a job can''t be %', p_setting, left(p_value, 100)
        using errcode = 'SC511',
              detail  = format('It is %s.', v_rule),
              hint    = format('It stays as it is; null is as registered: '
                               'select scheduling.set_job(%L, %L, null).', p_job, p_setting);
  end;
end;
$$;

comment on function scheduling.set_job(text, text, text) is
'Chooses a setting of a job (setting_rules() names them) over what is registered; null: as
registered. Upgrades leave the choice alone. A run that is going on takes a new timeout; slots
before a new schedule were not missed, and pg_cron hears of it by sync_jobs() or, where it lives in
this database, by itself within minutes. Raises SC501 unknown job, SC503 no schedule, SC511 no such
setting, or it can''t be that.';
