begin;
select plan(2);
\ir ../fleet.sql

select pg_temp.publish('news', 3);
set session authorization "singularity-1";
select routing.subscribe('news');
select routing.reject('news', 1, 'no');
reset session authorization;
select is_empty('select * from routing.reader_findings()', 'it has a day');
select routing.give_up('singularity-1', 'news', 1, 10, 'no');
select centralcloud.freeze_clock('2026-01-02 00:01Z');
select results_eq(
  'select check_name, subject, finding from routing.reader_findings() order by 1',
  $$values ('dead_deliveries', 'singularity-1',
      '1 messages were given up for instance singularity-1, the newest 2026-01-01 00:00:00 UTC'),
    ('instance_behind', 'singularity-1', 'instance singularity-1 has not settled 2 messages, the '
      'first of them published 2026-01-01 00:00:00 UTC')$$,
  'both'
);

select * from finish();
rollback;
