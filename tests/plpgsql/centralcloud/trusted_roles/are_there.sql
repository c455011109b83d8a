begin;
select plan(1);

select is_empty(
  'select * from centralcloud.trusted_roles() as t (role) where to_regrole(t.role) is null',
  'each is a role of this server'
);

select * from finish();
rollback;
