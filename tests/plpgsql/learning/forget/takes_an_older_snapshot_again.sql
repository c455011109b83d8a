begin;
\ir ../telling.sql
select plan(6);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('one');
select fleet.add('two');
-- Its clock was a thousand years ahead.
select pg_temp.tell('one', 'knowledge', 33000000000000000, 'a 9 9, b 9 9', 'wrong');
select intake.send(
  '{"type": "learned_artifacts", "source": "one", "artifacts": [],
    "snapshot": {"stream": "knowledge", "version": 33000000000000001, "part": 1, "parts": 2}}'
);
select pg_temp.tell('two', 'knowledge', 1, 'a 1 1', 'right');
select learning.fold_usage();

select is(learning.forget('one', 'knowledge'), 2::bigint, 'two versions go');
select is(
  (select string_agg(f.instance || ' ' || f.id, ',') from pg_temp.facts as f), 'two a',
  'and those of nobody else'
);
select results_eq(
  $$select content ->> 'body' from learning.contents$$, $$values ('right')$$, 'nor what they say'
);
select is_empty('select 1 from learning.parts', 'its parts go too');
select is(learning.forget('one', 'knowledge'), 0::bigint, 'there is no more to forget');
select pg_temp.tell('one', 'knowledge', 1, 'a 2 2', 'right');
select learning.fold_usage();
select is(
  (select uses from pg_temp.facts where instance = 'one'), 2::bigint, 'an older version is taken'
);

select * from finish();
rollback;
