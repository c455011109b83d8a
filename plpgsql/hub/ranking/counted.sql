create or replace function ranking.counted(p_count bigint, p_noun text)
returns text
language sql
immutable
parallel safe
return to_char(p_count, 'FM999,999,999,999,999') || ' ' || p_noun
  || case when p_count = 1 then '' else 's' end;

comment on function ranking.counted(bigint, text) is
'A number of things in words, such as 1 owner and 1,200 owners, for nouns that take an s.';
