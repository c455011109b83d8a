begin;
select plan(7);
\ir ../fleet.sql

select pg_temp.publish('news', 3);
set session authorization "singularity-1";
select routing.subscribe('news');
select routing.reject('news', 1, 'not yet');
select routing.reject('news', 2, 'not yet either');
reset session authorization;
select centralcloud.shift_clock('90 days');
select is(routing.give_up_unasked(10), 0::bigint, 'it may come back');
select centralcloud.shift_clock('2 minutes');
select is(routing.give_up_unasked(1), 1::bigint, 'one at a time');
select is(routing.expire() ->> 'given_up', '1', 'as retention does each night');
select results_eq(
  'select instance, topic_offset, attempts, error from routing.dead_deliveries order by 2',
  $$values
    ('singularity-1', 1::bigint, 1, 'not yet'), ('singularity-1', 2, 1, 'not yet either')$$,
  'they are dead deliveries from then on, for people to see'
);
select is_empty('select from routing.redeliveries', 'and nothing waits any more');
select centralcloud.shift_clock('91 days');
select routing.expire();
select is_empty($$select from routing.log where topic = 'news'$$, 'in the end the log is free');
select is(routing.expire() ->> 'given_up', null, 'there is nothing more to do');

select * from finish();
rollback;
