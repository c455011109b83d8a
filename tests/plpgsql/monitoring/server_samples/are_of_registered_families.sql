begin;
select plan(2);
select is_empty(
  'select metric from monitoring.server_samples()
   except select metric from monitoring.metric_families',
  'none would be left out of metrics()'
);
select is_empty(
  'select metric from monitoring.server_samples() where value is null or value < 0',
  'each has a value'
);

select * from finish();
rollback;
