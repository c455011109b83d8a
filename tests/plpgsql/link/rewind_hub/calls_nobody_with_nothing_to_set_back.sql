begin;
select plan(2);
\ir ../joined.sql

select link.advance('news', 7);
select lives_ok('select link.rewind_hub()', 'the hub is behind, not ahead');
update link.cursors set acked_offset = 8;
select throws_ok('select link.rewind_hub()', 'SC304', null, 'ahead: it must be told');

select * from finish();
rollback;
