-- Dialects differ in classes such as \d and [^a], in what a dot matches, and in lookaround.
create or replace function intake.is_portable(p_pattern text)
returns boolean
language sql
immutable
parallel safe
begin atomic
  select p_pattern ~ format('^\^(%1$s|\((%1$s)*(\|(%1$s)*)*\)%2$s)*\$$', t.atom || t.often, t.often)
  from (
    select
      '([-A-Za-z0-9 _,:;=@#%&~"''<>/!]'
        '|\\[].^$*+?()[{}|/\\]'
        '|\[[A-Za-z0-9 _,:;=@#%&~"''<>/!.*+?()|$-]+])' as atom,
      '([*+?]|\{[0-9]+(,[0-9]*)?\})?' as often
  ) as t;
end;

comment on function intake.is_portable(text) is
'Whether a regular expression, of whole texts (^…$), means the same in PostgreSQL, ECMAScript and
Python: characters, [classes] that list what is in them, (groups|of alternatives) one deep, * + ?
{m,n}. It matches no text with a newline (where Python''s $ would match before a last one).';
