begin;
select plan(2);

select is(
  intake.fill_source(array['{"a": 1}', '{"a": 2, "source": "x"}']::jsonb[], 'me'),
  array['{"a": 1, "source": "me"}', '{"a": 2, "source": "x"}']::jsonb[],
  'in order'
);
select is(intake.fill_source('{}', 'me'), '{}'::jsonb[], 'none');

select * from finish();
rollback;
