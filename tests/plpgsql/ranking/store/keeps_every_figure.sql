begin;
\ir ../../aggregation/telling.sql
select plan(3);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'code', 1, 'a 10 9, b 10 8');
select pg_temp.tell('b', 'code', 1, 'a 10 9, b 10 8');
select aggregation.fold_patterns();

create temporary table stored as
select ranking.store(
  p_language => 'python',
  p_kind     => 'idiom',
  p_entries  => (select l.entries from ranking.lists_today() as l where l.kind = 'idiom' limit 1),
  p_stats    => '{"patterns": 2}'
) as ranking_id;
select results_eq(
  $$
    select e.rank, e.fingerprint, e.name, e.score, e.e, e.x, e.b, e.owners
    from ranking.entries as e join stored using (ranking_id) order by e.rank
  $$,
  $$
    select s.rank, s.fingerprint, s.name::text, s.score, s.e, s.x, s.b, s.owners
    from ranking.shortlists() as s
    where s.list_language = 'python' and s.list_kind = 'idiom'
    order by s.rank
  $$,
  'to the last digit'
);
select results_eq(
  $$
    select r.stats, r.ranked_at, r.model_version
    from ranking.rankings as r
    join stored using (ranking_id)
  $$,
  $$ values ('{"patterns": 2}'::jsonb, '2026-01-01Z'::timestamptz, 1) $$,
  'and what it was made from'
);

select results_eq(
  $$
    select l.language, l.kind
    from ranking.lists as l
    join ranking.rankings as r using (list_id)
    join stored using (ranking_id)
  $$,
  $$ values ('python' collate "C", 'idiom' collate "C") $$,
  'on a list that is made where it was not there'
);

select * from finish();
rollback;
