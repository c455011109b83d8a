begin;
select plan(4);
\ir ../probe.sql

create function pg_temp.changed()
returns table (change text, object text, gained text[], lost text[]) language sql as $$
  select c.change, c.object, c.gained, c.lost
  from centralcloud.changed_objects() as c where c.object ~ '\yprobe\.' order by 1, 2
$$;
select is_empty('select * from pg_temp.changed()', 'nothing');
alter function probe.f() stable;
drop index probe.t_by_n;
grant execute on function probe.b() to centralcloud_reader;
revoke execute on function probe.b() from centralcloud_owner;
grant select (n) on probe.t to centralcloud_reader;
revoke usage on sequence probe.s from centralcloud_owner;
select results_eq(
  'select * from pg_temp.changed()',
  $$values ('edited', 'probe.f()', null::text[], null::text[]),
    ('grants', 'probe.b()', '{"execute to centralcloud_reader"}',
      '{"execute to centralcloud_owner"}'),
    ('grants', 'probe.s', '{}', '{"usage to centralcloud_owner"}'),
    ('grants', 'probe.t', '{"select (n) to centralcloud_reader"}', '{}'),
    ('missing', 'probe.t_by_n', null, null)$$,
  'an edit, a grant, a loss'
);
update centralcloud.objects set server_major = 14 where object = 'probe.f()';
select is_empty(
  $$select * from pg_temp.changed() where change = 'edited'$$, 'another major words it otherwise'
);
create function probe.h() returns integer language sql as 'select 1';
select is_empty($$select * from pg_temp.changed() where object = 'probe.h()'$$, 'more is no fault');

select * from finish();
rollback;
