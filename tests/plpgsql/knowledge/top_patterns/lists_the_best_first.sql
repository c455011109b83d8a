begin;
select plan(6);

select is_empty('select 1 from knowledge.top_patterns()', 'no ranking yet: no rows');
select knowledge.store_ranking(jsonb_build_object(
  'ranking_id', 1, 'patterns', (
    select jsonb_agg(jsonb_build_object(
      'rank', n, 'name', 'p' || n, 'fingerprint', md5(n::text)::uuid,
      'language', case when n % 2 = 0 then 'rust' else 'python' end, 'kind', 'idiom'
    ) order by n desc)
    from generate_series(1, 100) as n
  )
));

select results_eq(
  'select name from knowledge.top_patterns(3)', $$values ('p1'), ('p2'), ('p3')$$, 'the best'
);
select results_eq(
  'select name from knowledge.top_patterns(2, p_language => ''rust'')',
  $$values ('p2'), ('p4')$$, 'of one language'
);
select is_empty('select 1 from knowledge.top_patterns(p_kind => ''bug'')', 'of one kind');
select throws_ok('select knowledge.top_patterns(0)', 'SC603', null, 'not none');
select throws_ok('select knowledge.top_patterns(101)', 'SC603', null, 'not more than there are');

select * from finish();
rollback;
