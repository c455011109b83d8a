begin;
\ir ../artifacts.sql
select plan(6);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select pg_temp.put('prompt', 'a', '1.0.0');
select lives_ok(
  $$set local role centralcloud_reader;
    select knowledge.record_usage('prompt', 'a', '1.0.0', true)$$,
  'an agent may'
);
reset role;
select knowledge.record_usage('prompt', 'a', '1.0.0', false, 1);
select results_eq(
  'select type, id, version, is_success, quality, used_at
   from knowledge.uses order by quality desc',
  $$values
    ('prompt', 'a', '1.0.0', true, null, '2026-01-01 12:00Z'::timestamptz),
    ('prompt', 'a', '1.0.0', false, 1::float8, '2026-01-01 12:00Z')$$, 'each is there'
);
select throws_ok(
  $$select knowledge.record_usage('prompt', 'a', 'latest', true)$$, 'SC616',
  'there is no prompt a latest', 'an exact version'
);
select throws_ok(
  $$select knowledge.record_usage('prompt', 'a', '1.0.0', true, 1.01)$$, 'SC623', null, 'above 1'
);
select throws_ok(
  $$select knowledge.record_usage('prompt', 'a', '1.0.0', true, 'NaN')$$, 'SC623', null, 'NaN'
);
select throws_ok(
  $$select knowledge.record_usage('prompt', 'a', '1.0.0', null)$$, 'SC623', null, 'no success'
);

select * from finish();
rollback;
