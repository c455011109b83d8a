begin;
select plan(4);
\ir ../fleet.sql

select routing.begin_subscription('singularity-1', 'news', 0);
select routing.publish('news', jsonb_build_object('x', repeat('x', 600)))
from generate_series(1, 5);
select centralcloud.change_setting('routing.fetch_bytes', '1000');
set session authorization "singularity-1";
select results_eq(
  'select topic_offset from routing.fetch()', 'values (1::bigint), (2)', 'the second exceeds them'
);
reset session authorization;
select centralcloud.change_setting('routing.fetch_bytes', '1');
set session authorization "singularity-1";
select results_eq(
  'select topic_offset from routing.fetch()', 'values (1::bigint)', 'at least one is given'
);
select routing.ack('news', 1);
select results_eq(
  'select topic_offset from routing.fetch()', 'values (2::bigint)', 'and the next after it'
);
reset session authorization;
select centralcloud.change_setting('routing.fetch_bytes', '1 MB');
set session authorization "singularity-1";
select is((select count(*) from routing.fetch()), 4::bigint, 'all where they fit');
reset session authorization;

select * from finish();
rollback;
