begin;
select plan(3);

select throws_ok(
  $$select intake.refuse_source('{"source": "b"}', 'the message', 'a')$$, 'SC103',
  'the message is from source "b", and the caller is a', 'an instance sends as itself'
);
select throws_ok(
  $$select intake.refuse_source('{"source": "b"}', 'the message', null)$$, 'SC103',
  'the message is from source "b", which is no instance', 'the owner for instances'
);
select throws_ok(
  $$select intake.refuse_source('{}', 'the message', null)$$, 'SC103',
  'the message has no source', 'and says for which'
);

select * from finish();
rollback;
