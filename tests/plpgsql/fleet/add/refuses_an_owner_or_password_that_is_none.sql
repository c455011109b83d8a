begin;
select plan(5);

select throws_ok(
  format('select fleet.add(%L, %L)', 'singularity-1', o.owner), 'SC406',
  o.told || ' is no owner of an instance'
)
from (values
  ('', ''''''),
  (E' \t\n', E''' \t\n'''),
  (repeat('x', 201), '''' || repeat('x', 80) || '''')
) as o (owner, told);
select throws_ok(
  $$select fleet.add('singularity-1', p_password => '')$$, 'SC406', 'the password is empty'
);
select is_empty('select * from fleet.instances', 'none is half registered');

select * from finish();
rollback;
