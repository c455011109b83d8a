begin;
\ir ../../aggregation/telling.sql
select plan(4);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
create function pg_temp.tell_of(p_version integer, p_pairs jsonb)
returns void
language sql
as $$
  select intake.send(jsonb_build_object(
    'type', 'patterns', 'source', s.source,
    'snapshot', jsonb_build_object('stream', 'code', 'version', p_version),
    'patterns', (
      select jsonb_agg(jsonb_build_object(
        'name', p.name, 'language', p.language, 'kind', 'idiom',
        'trials', 100, 'successes', p.successes
      ))
      from jsonb_to_recordset(p_pairs) as p (name text, language text, successes integer)
    )
  ))
  from unnest(array['a', 'b']) as s (source);
  select aggregation.fold_patterns();
$$;

select pg_temp.tell_of(1, '[
  {"name": "one", "language": "python", "successes": 90},
  {"name": "two", "language": "rust", "successes": 80}
]');
create temporary table runs as select 1 as run, ranking.refresh() as stats;
select results_eq(
  'select stats -> ''lists'', stats -> ''lists_changed'' from runs',
  $$ values ('6'::jsonb, '6'::jsonb) $$,
  'of all, two languages, one kind, two pairs'
);

select pg_temp.tell_of(2, '[
  {"name": "one", "language": "python", "successes": 70},
  {"name": "two", "language": "rust", "successes": 80}
]');
insert into runs values (2, ranking.refresh());
select is(
  (select stats -> 'lists_changed' from runs where run = 2),
  '2'::jsonb,
  'the order of all and of the kind changed, that of a language did not'
);
select results_eq(
  $$ select rank, name from ranking.top_patterns(p_language => 'python') $$,
  $$ values (1, 'one') $$,
  'which its ranking still holds'
);
select is(
  (
    select count(*) from routing.log as l
    where l.topic = 'aggregated_patterns'
  ),
  2::bigint,
  'told is the list of everything alone'
);

select * from finish();
rollback;
