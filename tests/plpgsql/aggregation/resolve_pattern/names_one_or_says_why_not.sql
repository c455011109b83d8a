begin;
\ir ../telling.sql
select plan(7);

select fleet.add('a');
select pg_temp.tell('a', 'code', 1, 'a=twin 1 1, b=Twin 1 1, c=walrus 1 1');
select aggregation.fold_patterns();

select is(aggregation.resolve_pattern('Walrus'), pg_temp.p('c'), 'the only one of a name');
select throws_ok(
  $$ select aggregation.resolve_pattern('twin') $$, 'SC209', '2 patterns can be meant by "twin"',
  'two of a name'
);
select throws_ok(
  $$ select aggregation.resolve_pattern(e'wal\x1brux') $$, 'SC202',
  'no pattern has the name or fingerprint "wal\u001brux"', 'none, and nothing to obey'
);
select throws_ok($$ select aggregation.resolve_pattern(null) $$, 'SC202', null, 'nothing');

create function pg_temp.said(p_text text, out detail text, out hint text)
language plpgsql
as $$
begin
  perform aggregation.resolve_pattern(p_text);
exception when sqlstate 'SC202' or sqlstate 'SC209' then
  get stacked diagnostics detail = pg_exception_detail, hint = pg_exception_hint;
end;
$$;
select is(
  (select detail from pg_temp.said('twin')),
  pg_temp.p('b') || e' "Twin" (python, idiom)\n' || pg_temp.p('a') || ' "twin" (python, idiom)',
  'which two'
);
select is(
  (select hint from pg_temp.said('wallrus')), 'Nearest: "walrus" (python).', 'what comes near'
);
select aggregation.alias(pg_temp.p('b'), pg_temp.p('a'), 'same');
select is(aggregation.resolve_pattern('twin'), pg_temp.p('a'), 'aliases are one');

select * from finish();
rollback;
