begin;
select plan(1);

select results_eq(
  $$
    select v.value, centralcloud.type_of_value(v.value)
    from unnest('{10, -1, 0.4, 1 hour, 90 days, 16 MB, 0 bytes, "", git, 1.2.3, 5 moons}'::text[])
      with ordinality as v (value, place)
    order by v.place
  $$,
  $$
    values
      ('10', 'integer'), ('-1', 'integer'), ('0.4', 'number'), ('1 hour', 'interval'),
      ('90 days', 'interval'), ('16 MB', 'size'), ('0 bytes', 'size'), ('', 'text'),
      ('git', 'text'), ('1.2.3', 'text'), ('5 moons', 'text')
  $$,
  'a number counts, with a unit it is an interval or a size'
);

select * from finish();
rollback;
