begin;
select plan(5);
\ir ../probe.sql

create function pg_temp.changed()
returns table (change text, object text, gained text[], lost text[]) language sql as $$
  select c.change, c.object, c.gained, c.lost
  from centralcloud.changed_objects() as c where c.object ~ '\yprobe\y' order by 1, 2
$$;
select is_empty('select * from pg_temp.changed()', 'nothing');
alter function probe.f() stable;
drop index probe.t_by_n;
grant execute on function probe.b() to centralcloud_reader;
revoke execute on function probe.b() from centralcloud_owner;
grant select (n) on probe.t to centralcloud_reader;
revoke usage on sequence probe.s from centralcloud_owner;
create or replace function probe.registrations() returns setof text language sql as
  'select null where false';
update centralcloud.objects set stamp = (
  select c.stamp from centralcloud.current_objects() as c where c.object = 'probe.registrations()'
) where object = 'probe.registrations()';
create rule u as on update to probe.t do instead nothing;
create trigger "a B" before update on probe.t
  for each row execute function suppress_redundant_updates_trigger();
select results_eq(
  'select * from pg_temp.changed()',
  $$values ('added', '"a B" on probe.t', null::text[], null::text[]),
    ('added', 'u on probe.t', null, null),
    ('edited', 'probe.f()', null, null),
    ('grants', 'probe.b()', '{"execute to centralcloud_reader"}',
      '{"execute to centralcloud_owner"}'),
    ('grants', 'probe.s', '{}', '{"usage to centralcloud_owner"}'),
    ('grants', 'probe.t', '{"select (n) to centralcloud_reader"}', '{}'),
    ('missing', 'probe.t_by_n', null, null),
    ('missing', 'x of probe', null, null)$$,
  'an edit, a grant, a loss, what acts on a table'
);
create rule u as on insert to pgmq.meta where false do also nothing;
select ok(
  exists (select from centralcloud.changed_objects() as c where c.object = 'u on pgmq.meta'),
  'on a queue''s too'
) where to_regclass('pgmq.meta') is not null;
update centralcloud.objects set server_major = 14 where object = 'probe.f()';
select is_empty(
  $$select * from pg_temp.changed() where change = 'edited'$$, 'another major words it otherwise'
);
create function probe.h() returns integer language sql as 'select 1';
select is_empty($$select * from pg_temp.changed() where object = 'probe.h()'$$, 'more is no fault');

select * from finish();
rollback;
