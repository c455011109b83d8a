begin;
select plan(4);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select code.register('shop', '/srv/shop');
select analysis.send_patterns('shop') as message_id \gset

select is(
  (select message - array['id', 'timestamp', 'source'] from link.outbox),
  '{"type": "patterns", "snapshot": {"stream": "code_ingest:shop", "version": 1767225600000000},
    "patterns": []}',
  'of an empty code base: it retracts'
);
select is((select message_id from link.outbox), :'message_id'::uuid, 'the id is returned');
select analysis.send_patterns('shop');
select analysis.send_patterns('shop');
select results_eq(
  $$select (message #>> '{snapshot,version}')::bigint from link.outbox order by outbox_id$$,
  $$values (1767225600000000), (1767225600000001), (1767225600000002)$$,
  'the same is sent again, each time as a newer snapshot'
);
select throws_ok(
  $$select analysis.send_patterns('none')$$, 'SC701', 'there is no code base none', 'unknown'
);

select * from finish();
rollback;
