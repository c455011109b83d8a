begin;
select plan(1);
\ir ../fleet.sql

select set_config('test.before', xmin || ctid::text, true) from routing.topics where topic = 'news';
select routing.register_topic('news', 'for tests', p_retain_for => '10 days', p_retain_rows => 5);
select is(
  (select xmin || ctid::text from routing.topics where topic = 'news'),
  current_setting('test.before'),
  'the row is as it was'
);

select * from finish();
rollback;
