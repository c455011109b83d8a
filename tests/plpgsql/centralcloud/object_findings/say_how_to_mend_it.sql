begin;
select plan(1);
\ir ../probe.sql

alter function probe.f() stable;
drop index probe.t_by_n;
grant execute on function probe.b() to centralcloud_reader;
revoke execute on function probe.b() from centralcloud_owner;
grant select (n) on probe.t to centralcloud_reader;
create or replace function probe.registrations() returns setof text language sql as
  'select null where false';
update centralcloud.objects set stamp = (
  select c.stamp from centralcloud.current_objects() as c where c.object = 'probe.registrations()'
) where object = 'probe.registrations()';
create rule u as on update to probe.t do instead nothing;
select results_eq(
  $$select check_name, severity, finding, hint from centralcloud.object_findings()
    where subject ~ 'probe' order by 1, 3$$,
  $$values
    ('added_rule', 'warning', 'rule u on probe.t was put there by others: it may change, hold up '
      'or refuse what is written', 'drop rule u on probe.t'),
    ('changed_grants', 'error', 'the rights on routine probe.b() are not those that were '
      'installed: gained execute to centralcloud_reader; lost execute to centralcloud_owner',
      'revoke execute on routine probe.b() from centralcloud_reader; '
      'grant execute on routine probe.b() to centralcloud_owner'),
    ('changed_grants', 'error', 'the rights on table probe.t are not those that were '
      'installed: gained select (n) to centralcloud_reader',
      'revoke select (n) on table probe.t from centralcloud_reader'),
    ('edited_routine', 'warning', 'routine probe.f() is not what was installed',
      '`centralcloud upgrade` makes it what the package says.'),
    ('missing_index', 'error', 'index probe.t_by_n is not there any more',
      'CREATE INDEX t_by_n ON probe.t USING btree (n)'),
    ('missing_registration', 'error', 'x of probe is not registered any more',
      '`centralcloud upgrade` registers it again, unless it is none of the package''s.')$$,
  'each'
);

select * from finish();
rollback;
