begin;
-- Before plan(), which makes temporary tables: then it is too late to ask for room.
select aggregation.open_batch();
select current_setting('temp_buffers') as buffers \gset
select plan(1);

select is(:'buffers'::text, '256MB', 'where the session has used no temporary table yet');

select * from finish();
rollback;
