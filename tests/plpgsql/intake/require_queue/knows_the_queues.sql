begin;
select plan(3);

select lives_ok($$select intake.require_queue('patterns')$$, 'a type with a queue');
select throws_ok(
  $$select intake.require_queue('heartbeat')$$, 'SC101',
  'messages of type heartbeat go through no queue', 'one without'
);
select throws_ok($$select intake.require_queue('nothing')$$, 'SC101', null, 'none');

select * from finish();
rollback;
