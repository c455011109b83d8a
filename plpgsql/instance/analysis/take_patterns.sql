create or replace function analysis.take_patterns(p_code_base text)
returns void
language sql
volatile
begin atomic
  insert into analysis.patterns as p (
    fingerprint, rule, name, kind, language, description, example, bands
  )
  select i.fingerprint, i.rule, i.name, i.kind, i.language, i.description, i.example, i.bands
  from analysis.incoming_patterns as i
  where i.code_base = p_code_base
  order by i.fingerprint
  on conflict (fingerprint) do update
  set rule        = excluded.rule,
      name        = excluded.name,
      kind        = excluded.kind,
      language    = excluded.language,
      description = excluded.description,
      example     = excluded.example,
      bands       = excluded.bands
  where (p.rule, p.name, p.kind, p.language, p.description, p.example, p.bands) is distinct from (
    excluded.rule, excluded.name, excluded.kind, excluded.language, excluded.description,
    excluded.example, excluded.bands
  );
end;

comment on function analysis.take_patterns(text) is
'Makes known the rules that came with a scan.';
