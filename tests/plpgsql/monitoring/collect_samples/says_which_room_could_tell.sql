begin;
select plan(1);
\ir ../probe.sql

set local client_min_messages = error;
select monitoring.register_source('lost', p_samples => 'lost.samples');
select results_eq(
  $$select labels ->> 'room', value from monitoring.collect_samples()
    where metric = 'centralcloud_source_up' order by 1$$,
  $$values ('lost', 0::float8), ('probe', 1)$$,
  'the one that can''t tell is down'
);

select * from finish();
rollback;
