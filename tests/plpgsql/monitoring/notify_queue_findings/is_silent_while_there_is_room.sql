begin;
select plan(2);
select is_empty('select * from monitoring.notify_queue_findings()', 'the queue is empty');
select centralcloud.change_setting('monitoring.notify_queue_share', '-1');
select matches(
  (select finding from monitoring.notify_queue_findings()), 'notifications is [\d.e-]+ % full',
  'how full it is'
);

select * from finish();
rollback;
