-- Version 4 uuids come from the server's cryptographic random source; two have 244 random bits.
create or replace function fleet.new_password()
returns text
language sql
volatile
return encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex');

comment on function fleet.new_password() is 'A random password: 64 hexadecimal digits.';
