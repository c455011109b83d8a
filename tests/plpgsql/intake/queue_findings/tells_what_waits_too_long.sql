begin;
select plan(3);

select fleet.add('singularity-1');
select centralcloud.freeze_clock('2026-01-01 12:00Z');
select intake.send('{"type": "patterns", "source": "singularity-1", "patterns": []}');
update pgmq.q_patterns set enqueued_at = '2026-01-01 12:00Z';
select is_empty('select * from intake.queue_findings()', 'it has time');
select centralcloud.freeze_clock('2026-01-01 15:01Z');
select results_eq(
  'select check_name, severity, finding from intake.queue_findings()',
  $$values ('queue_late', 'warning', '1 messages wait in queue patterns, the oldest since '
    '2026-01-01 12:00:00 UTC')$$, 'longer than the setting says'
);
update intake.message_types set reader = null;
select results_eq(
  'select check_name, severity from intake.queue_findings()',
  $$values ('queue_unread', 'notice')$$, 'and nobody reads it'
);

select * from finish();
rollback;
