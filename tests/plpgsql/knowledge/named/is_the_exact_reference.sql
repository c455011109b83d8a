begin;
select plan(1);

select is(knowledge.named('prompt', 'review/sql', '1.0.0'), 'prompt:review/sql@1.0.0', 'one');

select * from finish();
rollback;
