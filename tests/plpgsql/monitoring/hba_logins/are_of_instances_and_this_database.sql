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
select is(
  (
    select jsonb_object_agg(l.place, l.roles)
    from (
      select l.place, jsonb_agg(l.role order by l.role) as roles
      from monitoring.hba_logins() as l
      group by l.place
    ) as l
  ),
  '{"1": ["guest-a", "guest-b"], "3": ["guest-a"], "5": ["guest-b"]}', 'by name, group and pattern'
);
truncate hba;
insert into hba (type, databases, roles, address) values ('host', 'all', 'all', 'all');
select is_empty('select * from monitoring.hba_logins()', 'nobody comes where nobody listens');

select * from finish();
rollback;
