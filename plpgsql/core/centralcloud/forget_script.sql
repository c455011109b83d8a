create or replace function centralcloud.forget_script(p_bundle text, p_path text)
returns void
language sql
volatile
begin atomic
  delete from centralcloud.scripts where bundle = p_bundle and path = p_path;
end;

comment on function centralcloud.forget_script(text, text) is
'Takes a function file that the package no longer has out of the ledger; what the file made is
dropped by a deploy script.';
