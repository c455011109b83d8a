begin;
select plan(1);
\ir ../probe.sql

alter function probe.f() stable;
drop index probe.t_by_n;
grant execute on function probe.b() to centralcloud_reader;
revoke execute on function probe.b() from centralcloud_owner;
grant select (n) on probe.t to centralcloud_reader;
select results_eq(
  $$select check_name, severity, finding, hint from centralcloud.object_findings()
    where subject ~ 'probe' order by 1, 3$$,
  $$values
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
      'sql/<bundle>/deploy has the statement that made it.')$$,
  'each'
);

select * from finish();
rollback;
