begin;
select plan(1);

create temporary table stored as
select
  t.place,
  ranking.store(p_language => t.language, p_kind => null, p_entries => '[]', p_stats => '{}') as id
from (values (1, null), (2, 'rust'), (3, null), (4, 'rust')) as t (place, language);
select results_eq(
  'select language, kind, ranking_id from ranking.current_rankings order by ranking_id',
  $$
    select case s.place when 4 then 'rust' end collate "C", null::text collate "C", s.id
    from stored as s
    where s.place > 2
    order by s.place
  $$,
  'one row a list'
);

select * from finish();
rollback;
