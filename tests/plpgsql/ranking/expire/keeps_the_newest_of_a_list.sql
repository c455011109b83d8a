begin;
select plan(3);

select centralcloud.freeze_clock('2026-01-01Z');
select ranking.store(p_language => null, p_kind => null, p_entries => '[]', p_stats => '{}');
select ranking.store(p_language => 'rust', p_kind => null, p_entries => '[]', p_stats => '{}');
select centralcloud.freeze_clock('2026-01-02Z');
select ranking.store(p_language => null, p_kind => null, p_entries => '[]', p_stats => '{}');
select centralcloud.freeze_clock('2027-02-05Z');
select is(ranking.expire(), '{"rankings": 0}'::jsonb, '400 days after that it stays');

select centralcloud.freeze_clock('2027-02-07Z');
select is(ranking.expire(), '{"rankings": 1}'::jsonb, 'then it is forgotten');
select is(
  (select count(distinct r.list_id) from ranking.rankings as r), 2::bigint, 'what is current stays'
);

select * from finish();
rollback;
