begin;
select plan(1);

select is_empty('select * from centralcloud.open_doors()', 'PUBLIC has nothing');

select * from finish();
rollback;
