begin;
select plan(5);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select fleet.record_accepted('a');
select fleet.record_accepted('b');

-- 300 patterns that differ in successes alone; every third is Rust, every other one an api.
insert into aggregation.streams (source_id, stream, version, digest, observed_at)
select i.instance_id, 'code', 1, aggregation.digest('[]'), centralcloud.clock()
from fleet.instances as i;
insert into aggregation.patterns (fingerprint, name, language, kind, first_seen_at)
select
  aggregation.identify('', '', i::text), i,
  case when i % 3 = 0 then 'rust' else 'python' end,
  case when i % 2 = 0 then 'api' else 'idiom' end,
  centralcloud.clock()
from generate_series(1, 300) as i;
insert into aggregation.observations (stream_id, fingerprint, trials, successes, occurrences)
select s.stream_id, aggregation.identify('', '', i::text), 1000, 1000 - i, 1000
from generate_series(1, 300) as i
cross join aggregation.streams as s;

create temporary table listed as
select s.list_language, s.list_kind, array_agg(s.name::integer order by s.rank) as names
from ranking.shortlists() as s
group by 1, 2;

select results_eq(
  $$
    select list_language, list_kind, cardinality(names)
    from listed
    order by 1 nulls first, 2 nulls first
  $$,
  $$ values
    (null::text, null::text, 100), (null, 'api', 100), (null, 'idiom', 100),
    ('python', null, 100), ('python', 'api', 100), ('python', 'idiom', 100),
    ('rust', null, 100), ('rust', 'api', 50), ('rust', 'idiom', 50)
  $$,
  'everything, each language, each kind, each pair'
);
select is(
  (select names from listed where list_language = 'rust' and list_kind is null),
  array(select i from generate_series(3, 300, 3) as i),
  'a language has all that is left of it on the list of everything, and more'
);
select is(
  (select names from listed where list_language is null and list_kind = 'api'),
  array(select i from generate_series(2, 200, 2) as i),
  'so has a kind'
);
select is(
  (select names from listed where list_language = 'python' and list_kind = 'idiom'),
  array(select i from generate_series(1, 300, 2) as i where i % 3 <> 0),
  'and a kind of a language'
);

select centralcloud.change_setting('ranking.most_lists', '3');
select results_eq(
  $$
    select distinct s.list_language, s.list_kind
    from ranking.shortlists() as s
    order by 1 nulls first, 2 nulls first
  $$,
  $$ values (null::text, null::text), (null, 'idiom'), ('python', null) $$,
  'where there are too many, those with the best patterns, and that of everything'
);

select * from finish();
rollback;
