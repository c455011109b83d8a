begin;
select plan(2);

select knowledge.store_ranking(jsonb_build_object(
  'ranking_id', 1, 'patterns', jsonb_build_array(
    jsonb_build_object('rank', 1, 'name', 'a', 'fingerprint', md5('a')::uuid)
  )
));

set role centralcloud_reader;
select name as seen from knowledge.top_patterns() \gset
reset role;

select is(:'seen'::text, 'a', 'a reader sees the ranking');
select ok(
  not has_table_privilege('centralcloud_reader', 'knowledge.ranked_patterns', 'select'),
  'not its table'
);

select * from finish();
rollback;
