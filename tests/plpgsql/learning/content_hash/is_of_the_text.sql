begin;
select plan(2);

select is(
  learning.content_hash('{"b": 1,   "a": "ä"}'),
  encode(sha256(convert_to('{"a": "ä", "b": 1}', 'UTF8')), 'hex'), 'SHA-256 in hex'
);
select isnt(learning.content_hash('{"a": 1.0}'), learning.content_hash('{"a": 1.00}'), 'exactly');

select * from finish();
rollback;
