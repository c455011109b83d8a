begin;
select plan(2);

select is(
  fleet.hmac_pad('\x0036ff', 54), '\x3600c9'::bytea || decode(repeat('36', 61), 'hex'),
  'with zeros, and combines each byte'
);
select is(length(fleet.hmac_pad('', 92)), 64, 'also an empty one');

select * from finish();
rollback;
