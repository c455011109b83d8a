begin;
select plan(5);
\ir ../hba.sql

select is_empty('select * from monitoring.hba_open_findings()', 'no line, no way in');
insert into hba (type, databases, roles, method) values
  ('local', 'all', 'guest-a', 'md5'), ('local', 'all', '+centralcloud_instance', 'scram-sha-256'),
  ('local', 'all', 'all', 'trust');
select is_empty('select * from monitoring.hba_open_findings()', 'instances were asked before');
delete from hba where method = 'scram-sha-256';
select results_eq(
  'select subject, severity, finding from monitoring.hba_open_findings()',
  $$values ('line 3', 'error',
    'line 3 (local, trust) lets instance guest-b in without a password')$$,
  'one of them was not'
);
delete from hba where method = 'md5';
insert into hba (place, type, databases, roles, address, method) overriding system value values
  (-2, 'local', 'another', '+centralcloud_instance', null, 'scram-sha-256'),
  (-1, 'host', 'all', 'all', 'all', 'scram-sha-256');
select is(
  (select count(*) from monitoring.hba_open_findings()), 1::bigint,
  'a line before that is for others takes nothing from it'
);
delete from hba where place < 0;
select results_eq(
  'select finding from monitoring.hba_open_findings()',
  array['line 3 (local, trust) lets 2 instances, such as guest-a, in without a password'],
  'nor the other'
);

select * from finish();
rollback;
