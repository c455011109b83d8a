begin;
select plan(2);
\ir ../fleet.sql

select routing.begin_subscription('singularity-1', 'news', 0);
select routing.begin_subscription('singularity-1', 'state', 0);
select pg_temp.publish('state', 3);
select pg_temp.publish('news', 3);
update routing.topics set first_offset = 3 where topic = 'state';
insert into routing.redeliveries (
  instance, topic, topic_offset, attempts, due_at, error, rejected_at
)
values ('singularity-1', 'state', 1, 1, '2025-12-31', 'no', '2025-12-30');
select results_eq(
  $$select kind, topic, topic_offset from routing.deliveries('singularity-1', 4)$$,
  $$values
    ('redelivery', 'state', 1::bigint), ('resync', 'state', 3::bigint),
    ('message', 'news', 1::bigint), ('message', 'news', 2::bigint)$$,
  'redeliveries, resyncs, messages'
);
select is_empty(
  $$select * from routing.deliveries('singularity-1', 0)$$, 'none where there is none'
);

select * from finish();
rollback;
