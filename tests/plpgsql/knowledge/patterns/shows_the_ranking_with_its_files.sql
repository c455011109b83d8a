begin;
select plan(2);

select knowledge.store_ranking(jsonb_build_object(
  'ranking_id', 1, 'patterns', jsonb_build_array(
    jsonb_build_object('rank', 1, 'name', 'a', 'fingerprint', md5('a')::uuid),
    jsonb_build_object('rank', 2, 'name', 'b', 'fingerprint', md5('b')::uuid)
  )
));
insert into knowledge.incoming_artifacts (type, id, version, path, raw)
select
  'pattern', md5('a')::uuid::text, version, 'patterns/any/a.json',
  jsonb_build_object('fingerprint', md5('a')::uuid, 'description', 'What a is.')::text
from unnest(array['1.0.0', '1.1.0']) as version;
select knowledge.load_artifacts(repeat('a', 40));

select results_eq(
  'select rank, name, description, path from knowledge.patterns order by 1',
  $$values (1, 'a', 'What a is.', 'patterns/any/a.json'), (2, 'b', null, null)$$,
  'a pattern whose file is not here yet is shown all the same, one with two versions once'
);
select is(
  (select distinct ranking_id from knowledge.patterns), 1::bigint, 'and which ranking it is'
);

select * from finish();
rollback;
