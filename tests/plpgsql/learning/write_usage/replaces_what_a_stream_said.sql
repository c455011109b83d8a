begin;
\ir ../telling.sql
select plan(4);

select learning.write_usage(1, pg_temp.artifacts('a 3 2 0.5, b 1 1', 'x'));
select learning.write_usage(2, pg_temp.artifacts('a 9 9', 'y'));
select learning.write_usage(1, pg_temp.artifacts('a 4 3, c 1 0', 'z'));

select results_eq(
  'select stream_id, id, uses, successes, quality from learning.usage order by 1, 2',
  $$values (1::bigint, 'a' collate "C", 4::bigint, 3::bigint, null::float8), (1, 'c', 1, 0, null),
    (2, 'a', 9, 9, null)$$,
  'and leaves other streams alone'
);
select results_eq(
  $$select content ->> 'body' from learning.contents order by 1$$, $$values ('y'), ('z')$$,
  'a content that nobody tells any more goes'
);
select learning.write_usage(2, pg_temp.artifacts('a 9 9', 'z'));
select learning.write_usage(1, '[]');
select results_eq(
  $$select content ->> 'body' from learning.contents$$, $$values ('z')$$,
  'one that another stream tells stays'
);
select throws_ok(
  $$select learning.write_usage(1, pg_temp.artifacts('a 1 2'))$$, '23514', null,
  'more successes than uses are refused'
);

select * from finish();
rollback;
