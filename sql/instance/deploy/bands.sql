-- Deploy instance:bands
begin;
set local role centralcloud_owner;

alter table analysis.patterns add column bands text[];
comment on column analysis.patterns.bands is
'MinHash bands of the normal form of its rule, for the hub to find rules that look for the same.';
alter table analysis.incoming_patterns add column bands text[];
comment on column analysis.incoming_patterns.bands is 'As in analysis.patterns.';

commit;
