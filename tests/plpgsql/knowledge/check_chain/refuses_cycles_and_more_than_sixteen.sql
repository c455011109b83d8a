begin;
select plan(3);

select lives_ok(
  $$select knowledge.check_chain(array(select 'n' || n from generate_series(1, 16) as n))$$,
  'sixteen'
);
select throws_ok(
  $$select knowledge.check_chain(array(select 'n' || n from generate_series(1, 17) as n))$$,
  'SC619', 'n1 cannot be resolved: a chain of more than 16', 'seventeen'
);
select throws_ok(
  $$select knowledge.check_chain(array['a', 'b', 'c', 'b'])$$,
  'SC618', 'a cannot be resolved: it refers to itself', 'a cycle'
);

select * from finish();
rollback;
