create or replace function intake.findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select f.* from intake.queue_findings() as f
  union all
  select f.* from intake.table_findings() as f
  union all
  select f.* from intake.archive_findings() as f
  union all
  select
    'dead_letters', d.type, 'warning',
    format(
      '%s messages of type %s could not be processed, the newest %s', d.letters, d.type,
      centralcloud.moment(d.newest_at)
    ),
    'centralcloud dead-letters list says why; then dead-letters redrive, or discard.'
  from (
    select d.type, count(*) as letters, max(d.buried_at) as newest_at
    from intake.dead_letters as d
    group by d.type
  ) as d
  union all
  select
    'ids_forgotten_early', 'intake.keep_ids_for', 'warning',
    format('ids of messages are forgotten after %s', s.keep_for),
    'To a hub that was restored, instances send 29 days again, and older ids would count twice: '
    'select centralcloud.change_setting(''intake.keep_ids_for'', null).'
  from centralcloud.setting('intake.keep_ids_for') as s (keep_for)
  where s.keep_for::interval < interval '29 days';
end;
$$;

comment on function intake.findings() is
'What is wrong with the work queues, their archives, dead letters and the ids of messages.';
