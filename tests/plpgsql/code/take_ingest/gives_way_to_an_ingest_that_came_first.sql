begin;
select plan(2);

select code.register('shop', '/srv/shop');
select code.take_ingest('shop', 0, 'r1');

select throws_ok(
  $$select code.take_ingest('shop', 0, 'r0')$$, '40001',
  'code base shop is at ingest 1 by now, not at 0', 'it compared with what is no longer there'
);
select throws_ok(
  $$select code.take_ingest('none', 0, 'r0')$$, 'SC701', 'there is no code base none', 'unknown'
);

select * from finish();
rollback;
