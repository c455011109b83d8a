-- Statements show in error contexts, in logs and in pg_stat_statements: this is what they show of a
-- password. What is not plain ASCII is the server's to prepare.
create or replace function fleet.scram_secret(p_password text, p_salt bytea default null)
returns text
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_salt  constant bytea := coalesce(p_salt, uuid_send(gen_random_uuid()));
  v_key   bytea := convert_to(p_password, 'UTF8');
  v_inner bytea;
  v_outer bytea;
  v_hash  bytea;
  v_bits  bit(256);
begin
  if p_password = '' then
    raise exception 'the password is empty'
      using errcode = 'SC406',
            detail  = 'Nobody can log in with an empty password.',
            hint    = 'Choose one, or pass null for a random one.';
  end if;
  if p_password !~ '^[ -~]+$' or p_password ~ '^(SCRAM-SHA-256\$|md5[0-9a-f]{32}$)' then
    return p_password;
  end if;

  v_key := case when length(v_key) > 64 then sha256(v_key) else v_key end;
  v_inner := fleet.hmac_pad(v_key, 54);
  v_outer := fleet.hmac_pad(v_key, 92);
  v_hash := sha256(v_outer || sha256(v_inner || v_salt || '\x00000001'));
  v_bits := ('x' || encode(v_hash, 'hex'))::bit(256);
  for v_round in 2..4096 loop
    v_hash := sha256(v_outer || sha256(v_inner || v_hash));
    v_bits := v_bits # ('x' || encode(v_hash, 'hex'))::bit(256);
  end loop;
  -- A bit string is sent as its length, then its bytes.
  v_key := substr(bit_send(v_bits), 5);

  return format(
    'SCRAM-SHA-256$4096:%s$%s:%s',
    encode(v_salt, 'base64'),
    encode(sha256(fleet.hmac(v_key, 'Client Key')), 'base64'),
    encode(fleet.hmac(v_key, 'Server Key'), 'base64')
  );
end;
$$;

comment on function fleet.scram_secret(text, bytea) is
'What PostgreSQL keeps of a password (SCRAM-SHA-256), with p_salt or a random one; a login takes it
in place of the password. What is a secret already, and what is not printable ASCII, stays as it
is. Raises SC406 when it is empty.';
