begin;
select plan(3);
\ir ../other.sql

select dblink_exec('other', 'set application_name = ''forgetful''; begin');
select t.id from dblink('other', 'select pg_current_xact_id()') as t (id text);
select is_empty('select * from monitoring.held_xmin_findings()', 'for less than an hour nobody');
select centralcloud.change_setting('monitoring.held_xmin_for', '0 s');
select matches(
  (select finding from monitoring.held_xmin_findings() where finding ~ 'forgetful'),
  'role postgres, application forgetful, idle in transaction.* no row version',
  'who, where and since when'
);
select dblink_exec('other', 'commit; begin isolation level repeatable read');
select pg_stat_clear_snapshot();
select t.one from dblink('other', 'select 1') as t (one text);
select matches(
  (select finding from monitoring.held_xmin_findings() where finding ~ 'forgetful'),
  'no row version', 'a snapshot holds as well'
);

select * from finish();
rollback;
