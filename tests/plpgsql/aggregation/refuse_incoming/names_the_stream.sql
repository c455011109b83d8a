begin;
select plan(1);

select throws_ok(
  $$ select aggregation.refuse_incoming('singularity-1', 'code') $$, 'SC210',
  'stream code of instance singularity-1 did not come whole, or came twice',
  'the first stream that is not whole is named'
);

select * from finish();
rollback;
