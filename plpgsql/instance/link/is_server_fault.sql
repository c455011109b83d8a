create or replace function link.is_server_fault(p_sqlstate text)
returns boolean
language sql
immutable
return p_sqlstate ~ '^(08|40|53|57|58|XX00[12]$)' or p_sqlstate = '55P03';

comment on function link.is_server_fault(text) is
'Whether an SQLSTATE blames the server and not what it was doing: a connection (class 08), a
conflict or deadlock (40), no memory or disk (53), a cancel or shutdown (57), the system (58),
damaged data (XX001, XX002), or a lock that somebody holds (55P03). XX000 says nothing, so it does
not.';
