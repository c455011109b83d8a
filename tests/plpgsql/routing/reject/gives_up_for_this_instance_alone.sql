begin;
select plan(5);
\ir ../fleet.sql

select centralcloud.change_setting('routing.max_attempts', '2');
select pg_temp.publish('news', 2);
set session authorization "singularity-2";
select routing.subscribe('news');
set session authorization "singularity-1";
select routing.subscribe('news');
select routing.reject('news', 1, 'no');
reset session authorization;
select centralcloud.shift_clock('1 hour');
set session authorization "singularity-1";
select is(routing.reject('news', 1, 'never'), null, 'no further try');
select is(routing.reject('news', 1, 'told twice'), null, 'nor if told twice');
select results_eq('select topic_offset from routing.fetch()', $$values (2::bigint)$$, 'it goes on');
set session authorization "singularity-2";
select is((select count(*) from routing.fetch()), 2::bigint, 'another instance has both to come');
reset session authorization;
select results_eq(
  'select instance, topic, topic_offset, attempts, error from routing.dead_deliveries',
  $$values ('singularity-1', 'news', 1::bigint, 2, 'never')$$,
  'it is kept, with the reason'
);

select * from finish();
rollback;
