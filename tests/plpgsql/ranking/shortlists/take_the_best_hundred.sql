begin;
\ir ../ladder.sql
select plan(1);

select results_eq(
  $$
    select rank, raw_rank, name collate "C"
    from ranking.shortlists()
    where list_language is null and list_kind is null
  $$,
  $$ select i, i, ('pattern ' || i) collate "C" from generate_series(1, 100) as i $$,
  'where nothing was on the list before'
);

select * from finish();
rollback;
