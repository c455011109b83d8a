create or replace function ranking.list_of(p_language text, p_kind text)
returns integer
language sql
stable
begin atomic
  select l.list_id
  from ranking.lists as l
  where l.language is not distinct from p_language
    and l.kind is not distinct from p_kind;
end;

comment on function ranking.list_of(text, text) is
'The list of a language (null: of all) and a kind (null: of all); null where none was ever made.';
