begin;
select plan(4);

select is(code.request_ingest(), '{"requested": 0}', 'without a code base nothing is asked');
select code.register('shop', '/srv/shop');
select code.register('till', '/srv/till');

select is(code.request_ingest(), '{"requested": 2}', 'one task each');
select results_eq(
  'select key from scheduling.tasks order by key', $$values ('shop'), ('till')$$, 'by their names'
);
select results_eq(
  $$select schedule, routine from scheduling.jobs where name = 'code_ingest'$$,
  $$values ('0 6 * * 0', 'code.request_ingest')$$,
  'it is the routine of a job on Sundays'
);

select * from finish();
rollback;
