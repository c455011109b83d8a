begin;
select plan(5);

select is_empty(
  $$select id
    from unnest(array[
      'a', 'a/b', 'a.b', 'A-b_c/d.1', 'a/_b-', 'x.jsonl', 'console', 'com', repeat('a', 200)
    ]) as id
    where learning.objections('prompt', id, '1') <> '{}'$$,
  'a name of a file may be'
);
select is_empty(
  $$select id
    from unnest(array[
      '', '/a', 'a/', 'a//b', '..', '../a', 'a/../b', 'a/.', 'a/.git', '.a', 'a.', 'a./b', 'a.lock',
      'a.lock/b', 'a.json/b', 'a.json', 'a/-b', 'a b', 'a' || chr(10), 'ä', '-a', repeat('a', 201),
      'con', 'a/NUL.txt', 'Aux/b', 'com1'
    ]) as id
    where learning.objections('prompt', id, '1') = '{}'$$,
  'nothing else may'
);
select is(
  learning.objections('Prompt', 'a', null),
  '{"its type is none: ^[a-z][a-z0-9_]{0,62}$","its version is none (semver.org)"}',
  'each is told'
);
select is(
  learning.objections('pattern', 'a', '1'), '{"patterns are ranked, not promoted"}',
  'patterns come by the ranking'
);
select is(learning.objections('ranking', 'a', '1'), learning.objections('pattern', 'a', '1'), 'so');

select * from finish();
rollback;
