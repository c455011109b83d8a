begin;
select plan(2);

select centralcloud.record_component('thing', 'sql', '1.0');
select centralcloud.record_component('thing', 'extension', '2.0');
select results_eq(
  $$select mode, version from centralcloud.components where component = 'thing'$$,
  $$values ('extension', '2.0')$$, 'the newest note holds'
);
select throws_ok(
  $$select centralcloud.record_component('thing', 'guess', '1')$$, '23514', null,
  'a component is an extension or SQL'
);

select * from finish();
rollback;
