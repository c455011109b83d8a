begin;
select plan(7);

insert into ranking.rankings (list_id, digest, model_version, stats, ranked_at)
values
  (1, aggregation.hash('1'), 1, '{}', '2026-01-01Z'),
  (1, aggregation.hash('2'), 1, '{}', '2026-01-02Z');
select is(
  ranking.as_of('2026-01-01 12:00Z'), (select min(ranking_id) from ranking.rankings), 'the first'
);
select is(
  ranking.as_of('2026-01-02Z'), (select max(ranking_id) from ranking.rankings), 'the second'
);
select throws_ok(
  $$ select ranking.as_of('2025-12-31Z') $$, 'SC203', null, 'before the first there was none'
);

select centralcloud.freeze_clock('2026-01-03Z');
select ranking.store(p_language => 'rust', p_kind => null, p_entries => '[]', p_stats => '{}');
select is(
  ranking.as_of('2026-01-04Z', 'rust'),
  (select max(ranking_id) from ranking.rankings),
  'of a language'
);
select throws_ok(
  $$ select ranking.as_of('2026-01-04Z', 'rust', 'idiom') $$,
  'SC203',
  'there was no ranking of rust, idiom yet at 2026-01-04 00:00:00+00',
  'and of a kind of it, where there is one'
);

select throws_ok(
  $$ select ranking.as_of('2026-01-04Z', '') $$,
  'SC203',
  'there was no ranking of no language yet at 2026-01-04 00:00:00+00',
  'that of patterns which tell none is not that of everything'
);
insert into ranking.rankings (list_id, digest, model_version, stats, ranked_at)
values (1, aggregation.hash('3'), 1, '{}', '2026-01-01 23:00Z');
select is(
  ranking.as_of('infinity'),
  (select c.ranking_id from ranking.current_ranking as c),
  'a clock that was put back makes no older ranking the current one'
);

select * from finish();
rollback;
