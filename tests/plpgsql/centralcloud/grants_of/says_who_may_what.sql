begin;
select plan(3);

select is(centralcloud.grants_of(null), '{}', 'none');
select is(
  centralcloud.grants_of(
    '{centralcloud_owner=X/centralcloud_owner,=X/centralcloud_owner}'::aclitem[]
  ),
  '{"execute to centralcloud_owner","execute to public"}', 'in order'
);
create table t (n integer, "an other" integer);
grant select (n, "an other"), update (n) on t to centralcloud_reader;
alter table t drop column n;
select is(
  centralcloud.grants_of('{=r/centralcloud_owner}', 't'::regclass),
  '{"select (\"an other\") to centralcloud_reader","select to public"}', 'also on single columns'
);

select * from finish();
rollback;
