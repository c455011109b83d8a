begin;
select plan(2);

select is(centralcloud.grants_of(null), '{}', 'none');
select is(
  centralcloud.grants_of(
    '{centralcloud_owner=X/centralcloud_owner,=X/centralcloud_owner}'::aclitem[]
  ),
  '{"execute to centralcloud_owner","execute to public"}', 'in order'
);

select * from finish();
rollback;
