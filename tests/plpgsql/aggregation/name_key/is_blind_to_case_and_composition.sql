begin;
select plan(2);

select is(
  aggregation.name_key(u&'GR\00D6SSE'), aggregation.name_key(u&'gro\0308sse'),
  'case and composition are not told apart'
);
select isnt(aggregation.name_key('guard clause'), aggregation.name_key('guard-clause'), 'all else');

select * from finish();
rollback;
