begin;
select plan(2);
select results_eq(
  $$select place, type, databases, roles, method, line ~ '^line [12] of .*/pg_hba.conf$'
    from monitoring.hba_rules()$$,
  $$values
    (1::bigint, 'local', array['all'], array['+centralcloud_instance'], 'scram-sha-256', true),
    (2, 'local', array['all'], array['all'], 'trust', true)$$,
  'in its order'
);
set local role centralcloud_reader;
select throws_ok('select * from monitoring.hba_rules()', '42501', null, 'not for everybody');

select * from finish();
rollback;
