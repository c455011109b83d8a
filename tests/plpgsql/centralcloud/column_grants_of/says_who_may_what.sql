begin;
select plan(2);

create table t (n integer, "an other" integer);
grant select (n, "an other"), update (n) on t to centralcloud_reader;
alter table t drop column n;
select is(
  centralcloud.column_grants_of('table', 't'::regclass),
  '{"select (\"an other\") to centralcloud_reader"}', 'of columns that are there'
);
select is(centralcloud.column_grants_of('routine', 't'::regclass), '{}', 'a function has none');

select * from finish();
rollback;
