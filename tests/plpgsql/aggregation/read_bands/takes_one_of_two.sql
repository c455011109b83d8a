begin;
\ir ../telling.sql
select plan(1);

select aggregation.open_batch();
insert into pg_temp.batch_observations (stream_id, fingerprint, bands)
values
  (1, pg_temp.p('a'), '\x0000000000000002'),
  (1, pg_temp.p('a'), '\x0000000000000001'),
  (1, pg_temp.p('b'), null),
  (1, pg_temp.p('c'), ''),
  (2, pg_temp.p('a'), '\x0000000000000003');
select aggregation.read_bands();
select results_eq(
  'select stream_id, fingerprint, bands from pg_temp.batch_bands order by stream_id',
  $$ values
    (1::bigint, pg_temp.p('a'), '\x0000000000000001'::bytea),
    (2::bigint, pg_temp.p('a'), '\x0000000000000003'::bytea)
  $$,
  'whatever their order; a pattern without any has no row'
);

select * from finish();
rollback;
