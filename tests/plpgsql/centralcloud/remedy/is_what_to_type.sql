begin;
select plan(9);
\ir ../probe.sql

create function pg_temp.of(p_kind text, p_object text, p_change text) returns text language sql as
  'select centralcloud.remedy(p_kind, p_object, p_change, null, null)';
select is(
  centralcloud.remedy(
    'view', 'probe.v', 'grants', array['select to public'], array['insert to "A b"']
  ),
  'revoke select on table probe.v from public; grant insert on table probe.v to "A b"', 'rights'
);
select is(
  pg_temp.of('rule', 'r on probe.t', 'added'), 'drop rule r on probe.t', 'what is too much'
);
select matches(pg_temp.of('registration', 'x of probe', 'missing'), 'upgrade', 'a registration');
select matches(pg_temp.of('routine', 'probe.f()', 'edited'), 'upgrade', 'a function');
select is(
  pg_temp.of('index', 'probe.t_by_n', 'edited'), 'reindex index probe.t_by_n', 'an invalid one'
);
drop index probe.t_by_n;
create index t_by_n on probe.t (n desc);
select is(
  pg_temp.of('index', 'probe.t_by_n', 'edited'),
  'drop index probe.t_by_n; CREATE INDEX t_by_n ON probe.t USING btree (n)', 'another one'
);
select is(
  pg_temp.of('constraint', 'n_is_positive on probe.t', 'edited'),
  'alter table probe.t drop constraint n_is_positive; '
  'alter table probe.t add constraint n_is_positive CHECK ((n > 0))', 'a constraint'
);
select matches(pg_temp.of('sequence', 'probe.s', 'edited'), '^alter sequence', 'a sequence');
select is(pg_temp.of('table', 'probe.t', 'edited'), null, 'no one statement');

select * from finish();
rollback;
