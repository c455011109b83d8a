create or replace function analysis.forget_retired(p_code_base text)
returns void
language sql
volatile
begin atomic
  delete from analysis.patterns as p
  where not exists (
      select from analysis.incoming_patterns as i
      where i.code_base = p_code_base and i.fingerprint = p.fingerprint
    )
    and not exists (
      select from analysis.occurrences as o where o.fingerprint = p.fingerprint
    );
end;

comment on function analysis.forget_retired(text) is
'Drops patterns that the scan no longer looks for and that occur nowhere.';
