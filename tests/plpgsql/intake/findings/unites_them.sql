begin;
select plan(2);

select is_empty('select * from intake.findings()', 'nothing is wrong');
select centralcloud.change_setting('intake.keep_ids_for', '28 days');
alter table pgmq.a_code_analysis set unlogged;
insert into intake.dead_letters (
  type, msg_id, message, headers, reason, sqlstate, error, attempts, buried_at
)
values ('patterns', 1, '{}', '{}', 'processing', 'SC999', 'no', 1, '2026-01-01 12:00Z');
select results_eq(
  'select check_name from intake.findings() order by 1',
  $$values ('dead_letters'), ('ids_forgotten_early'), ('queue_unlogged')$$, 'of each kind'
);

select * from finish();
rollback;
