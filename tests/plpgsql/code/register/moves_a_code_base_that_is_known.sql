begin;
select plan(2);

select code.register('shop', '/srv/shop') as first_id \gset
select is(
  code.register('shop', '/mnt/shop'), :first_id, 'it is the same code base'
);
select is((select root from code.code_bases), '/mnt/shop', 'in its new folder');

select * from finish();
rollback;
