begin;
select plan(3);

select code.register('shop', '/srv/shop');
select analysis.send_code_analysis('shop');
select is(
  (select (message -> 'analysis') - 'metrics' from link.outbox),
  '{"codebase": "shop", "revision": "", "tools": [], "findings": [], "frameworks": [],
    "dependencies": []}',
  'before its first ingest it says that it is empty'
);
insert into code.incoming_files values ('shop', 'a.py', 'python', '\x01', 't1', 10, 90);
select code.take_ingest('shop', 0, 'r1');
select analysis.take_scan('shop', '[{"name": "ruff", "version": "1"}]');
select analysis.send_code_analysis('shop');

select results_eq(
  $$select message #>> '{analysis,revision}', message #>> '{analysis,tools,0,name}',
      message #>> '{analysis,metrics,files}', message #>> '{analysis,metrics,trials}'
    from link.outbox order by outbox_id desc limit 1$$,
  $$values ('r1', 'ruff', '1', '0')$$,
  'then its revision, its tools and its size'
);
select throws_ok(
  $$select analysis.send_code_analysis('none')$$, 'SC701', 'there is no code base none', 'unknown'
);

select * from finish();
rollback;
