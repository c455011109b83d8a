begin;
select plan(6);

insert into learning.incoming_artifacts (type, id, version, path, raw)
select 'prompt', 'p' || n, '1.0.0', n || '.json', '{}' from generate_series(1, 5) as n;
select learning.load_artifacts(repeat('a', 40));

select is(
  (select count(*) from learning.fetch_artifacts(0, 3)), 3::bigint, 'a page is as long as asked'
);
select is(
  (
    select count(*) from learning.fetch_artifacts(
      (select max(a.artifact_id) from learning.fetch_artifacts(null, 3) as a), 3
    )
  ),
  2::bigint, 'the next begins after the last of the one before'
);
select is(
  (select count(distinct a.content_hash) from learning.fetch_artifacts(0, 1000) as a), 1::bigint,
  'files come with their hash'
);
select throws_ok('select learning.fetch_artifacts(0, 0)', 'SC603', null, 'not none');
select throws_ok('select learning.fetch_artifacts(0, 1001)', 'SC603', null, 'not too many');
select throws_ok('select learning.fetch_artifacts(0, null)', 'SC603', null, 'not any number');

select * from finish();
rollback;
