begin;
select plan(2);

select is(
  array[
    centralcloud.amount('12', 'integer'), centralcloud.amount('0.5', 'number'),
    centralcloud.amount('2 hours', 'interval'), centralcloud.amount('1 kB', 'size')
  ],
  '{12, 0.5, 7200, 1024}', 'an interval counts in seconds, a size in bytes'
);
select is(
  array[
    centralcloud.amount('1.5', 'integer'), centralcloud.amount('NaN', 'number'),
    centralcloud.amount('soon', 'interval'), centralcloud.amount('much', 'size'),
    centralcloud.amount(null, 'integer'), centralcloud.amount('12', 'text')
  ],
  array_fill(null::numeric, '{6}'), 'what is no amount is none'
);

select * from finish();
rollback;
