begin;
select plan(3);

insert into ranking.rankings (digest, model_version, stats, ranked_at)
values
  (aggregation.hash('1'), 1, '{}', '2026-01-01Z'),
  (aggregation.hash('2'), 1, '{}', '2026-01-02Z');
select is(
  ranking.as_of('2026-01-01 12:00Z'), (select min(ranking_id) from ranking.rankings), 'the first'
);
select is(
  ranking.as_of('2026-01-02Z'), (select max(ranking_id) from ranking.rankings), 'the second'
);
select throws_ok(
  $$ select ranking.as_of('2025-12-31Z') $$, 'SC203', null, 'before the first there was none'
);

select * from finish();
rollback;
