begin;
select plan(4);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select code.register('shop', '/srv/shop');
insert into code.incoming_files values ('shop', 'a.py', 'python', '\x01', 't1', 10, 9);
insert into code.incoming_symbols values ('shop', 'a.py', 'function', 'f', 'f', 1, 2);

select is(
  code.take_ingest('shop', 0, 'r1'), '{"added": 1, "changed": 0, "vanished": 0}', 'what it did'
);
select results_eq(
  'select ingest_version, revision, ingested_at from code.code_bases',
  $$values (1::bigint, 'r1', timestamptz '2026-01-01 00:00Z')$$,
  'the code base says what it is now'
);
select is((select count(*) from code.symbols), 1::bigint, 'with what is in the files');
select is_empty('select * from code.incoming_files', 'nothing is left over');

select * from finish();
rollback;
