begin;
select plan(2);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select is_empty('select * from learning.findings()', 'nothing is wrong');
select centralcloud.change_setting('learning.git_url', null);
insert into learning.syncs (ranking_id, patterns, requested_at)
values (2, '[]', '2026-01-01 10:59Z');
select results_eq(
  'select check_name from learning.findings() order by 1',
  $$values ('repository_late'), ('repository_unset')$$, 'both'
);

select * from finish();
rollback;
