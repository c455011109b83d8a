begin;
\ir ../telling.sql
select plan(3);

select fleet.add('s' || n) from generate_series(1, 4) as n;
select pg_temp.tell('s1', 'x', 1, 'a 10 9', 'theirs');
select pg_temp.tell('s2', 'x', 1, 'a 10 9', 'theirs');
select pg_temp.tell('s3', 'x', 1, 'a 1 1');
select pg_temp.tell('s4', 'x', 1, 'a 1000000 1000000', 'another');
select learning.fold_usage();
prepare totals as select uses, instances, owners, is_disputed, c.content ->> 'body'
  from learning.totals left join learning.contents as c using (content_hash);

select results_eq(
  'totals', $$values (21::bigint, 3, 3, false, 'theirs')$$,
  'uses of another content are none of this one; who sent none is taken at his word'
);
select pg_temp.tell('s2', 'x', 2, 'a 10 9');
select learning.fold_usage();
select results_eq(
  'totals', $$values (1000021::bigint, 4, 4, true, null)$$, 'at a tie nobody knows whose they are'
);
select pg_temp.tell('s4', 'x', 2, 'a 1000000 1000000', 'theirs');
select learning.fold_usage();
select results_eq(
  'totals', $$values (1000021::bigint, 4, 4, false, 'theirs')$$, 'all say the same'
);

select * from finish();
rollback;
