begin;
\ir ../telling.sql
select plan(2);

select throws_ok(
  $$ select aggregation.require_pattern(pg_temp.p('a')) $$,
  'SC202', 'no instance ever told of pattern 00000000-0000-0000-0000-00000000000a', 'unknown'
);
insert into aggregation.patterns (fingerprint, name, language, kind, first_seen_at)
values (pg_temp.p('a'), 'a', '', '', '2026-01-01Z');
select lives_ok($$ select aggregation.require_pattern(pg_temp.p('a')) $$, 'known');

select * from finish();
rollback;
