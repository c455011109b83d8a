begin;
select plan(1);
\ir ../joined.sql

select link.leave();
select is(link.exchange(), '{"hub": "not joined"}'::jsonb, 'an instance may live alone');

select * from finish();
rollback;
