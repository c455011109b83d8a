create or replace function learning.export_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select f.check_name, e.branch, f.severity, f.finding, f.hint
  from learning.exports as e
  cross join lateral (
    values
      (
        e.opened_at is null and learning.is_export_late(e), 'export_late', 'warning',
        format('an export has been on its way into Git since %s', centralcloud.moment(
          e.requested_at
        )),
        'Does a worker run? centralcloud tasks list --kind knowledge_export says what it met; '
        'centralcloud export asks again.'
      ),
      (
        e.opened_at is not null and learning.is_export_late(e), 'export_waits', 'notice',
        format('what was learned has waited for a person since %s', centralcloud.moment(
          e.opened_at
        )),
        format(
          'Merge or close %s; centralcloud export reads what became of it.',
          coalesce(e.pull_request_url, 'branch ' || e.branch)
        )
      ),
      (
        e.held_at is not null, 'export_held', 'notice',
        format('a person''s commit has been on the branch since %s', centralcloud.moment(
          e.held_at
        )),
        'It is left to them: nothing is added to it before it is merged, rejected or taken back.'
      ),
      (
        e.left_out <> '[]', 'export_unfit', 'warning',
        format(
          '%s can''t be exported, such as %s:%s@%s: %s',
          ranking.counted(jsonb_array_length(e.left_out), 'artifact'),
          e.left_out #>> '{0,type}', e.left_out #>> '{0,id}', e.left_out #>> '{0,version}',
          e.left_out #>> '{0,reason}'
        ),
        'It was learned like this: it can go once its instances send a version that is sound.'
      )
  ) as f (is_so, check_name, severity, finding, hint)
  where e.ended_at is null and f.is_so;
end;
$$;

comment on function learning.export_findings() is
'An open export that does not get into Git, that nobody decides on for longer than the setting
learning.review_wait, that a person works on, or that can''t hold all that it should.';
