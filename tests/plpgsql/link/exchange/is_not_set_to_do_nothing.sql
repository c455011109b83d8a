begin;
select plan(5);

select throws_ok(
  format('select centralcloud.change_setting(%L, %L)', s.name, s.value), 'SC912', null,
  format('%s can''t be %s', s.name, s.value)
)
from (
  values
    ('link.batch_size', '0'), ('link.fetch_size', '0'), ('link.fetch_size', '1001'),
    ('link.expire_batch', '0'), ('link.page_size', '0')
) as s (name, value);

select * from finish();
rollback;
