begin;
select plan(2);
\ir ../hba.sql

insert into hba (type, databases, roles) values
  ('local', 'all', '+centralcloud_instance'),
  ('local', 'elsewhere,replication', 'all'),
  ('local', current_database(), 'guest-a,guest-c'),
  ('local', 'sameuser', 'all'),
  ('local', '/^' || current_database() || '$', '/^guest-b$'),
  ('local', 'samerole', '+nobody');
select results_eq(
  $$select l.place, array_agg(l.role order by l.role)::text
    from monitoring.hba_logins() as l
    where l.role like 'guest-%' group by l.place order by l.place$$,
  $$values (1::bigint, '{guest-a,guest-b}'), (3, '{guest-a}'), (5, '{guest-b}')$$,
  'by name, group and pattern'
);
truncate hba;
insert into hba (type, databases, roles, address) values ('host', 'all', 'all', 'all');
select is_empty('select * from monitoring.hba_logins()', 'nobody comes where nobody listens');

select * from finish();
rollback;
