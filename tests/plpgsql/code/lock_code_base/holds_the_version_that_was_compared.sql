begin;
select plan(3);

select code.register('shop', '/srv/shop') as id \gset

select is(code.lock_code_base('shop', 0), :id, 'at the version that was read');
select code.take_ingest('shop', 0, 'r1');
select throws_ok(
  $$select code.lock_code_base('shop', 0)$$, '40001',
  'code base shop is at ingest 1 by now, not at 0', 'another ingest came first: just retry'
);
select throws_ok(
  $$select code.lock_code_base('none', 0)$$, 'SC701', 'there is no code base none', 'an unknown one'
);

select * from finish();
rollback;
