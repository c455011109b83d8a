begin;
select plan(5);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select is_empty('select * from learning.export_findings()', 'nothing is open');
insert into learning.exports (branch, git_url, requested_at) values ('b', 'x', '2026-01-01 10:59Z');
select results_eq(
  'select check_name, subject, severity from learning.export_findings()',
  $$values ('export_late', 'b', 'warning')$$, 'it does not get there'
);
update learning.exports set
  state = 'opened', opened_at = '2025-12-20 00:00Z', held_at = '2025-12-21 00:00Z',
  pull_request_url = 'https://forge/7';
select results_eq(
  'select check_name, severity from learning.export_findings() order by 1',
  $$values ('export_held', 'notice'), ('export_waits', 'notice')$$, 'nobody decides'
);
select is(
  (select hint from learning.export_findings() where check_name = 'export_waits'),
  'Merge or close https://forge/7; centralcloud export reads what became of it.', 'where'
);
update learning.exports set
  left_out = '[{"type": "prompt", "id": "a", "version": "1.0.0", "reason": "no name"}]';
select is(
  (select finding from learning.export_findings() where check_name = 'export_unfit'),
  '1 artifact can''t be exported, such as prompt:a@1.0.0: no name', 'what does not fit'
);

select * from finish();
rollback;
