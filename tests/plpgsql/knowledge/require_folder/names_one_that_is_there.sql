begin;
select plan(2);

select knowledge.register_folder('mine', '/srv/mine');
select is((knowledge.require_folder('mine')).path, '/srv/mine', 'one');
select throws_ok(
  $$select knowledge.require_folder('other')$$, 'SC620', 'there is no folder other', 'none'
);

select * from finish();
rollback;
