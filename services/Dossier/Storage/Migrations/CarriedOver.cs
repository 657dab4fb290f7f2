namespace ArchivePlatform.Dossiers.Storage.Migrations;

/// <summary>What migrations do to rows that were there before, beyond giving new columns a value.</summary>
internal static class CarriedOver
{
    /// <summary>Keeps <see cref="DossierReader"/> with every change of a dossier's departments, level and viewers.</summary>
    internal const string ReaderIndex = """
        create function index_dossier_readers() returns trigger language plpgsql as $$
        begin
            if tg_op = 'UPDATE' then
                if (new.departments, new.viewers, new.access_level) = (old.departments, old.viewers, old.access_level) then
                    return null;
                end if;
                delete from dossier_reader where dossier_id = old.id;
            end if;
            insert into dossier_reader (company_id, key, dossier_id)
            select distinct new.company_id, key, new.id
            from (select new.access_level || ':' || unnest(new.departments) union all select 'p:' || unnest(new.viewers)) keys (key);
            return null;
        end
        $$;
        create trigger index_readers after insert or update of departments, viewers, access_level on dossier for each row execute function index_dossier_readers();
        """;

    /// <summary>Whom a dossier concerns and which viewers were agreed on, as far as the rows tell (clause 5.1.5).</summary>
    /// <remarks>
    /// The registering department stands in the interim number. Which department opened a dossier is on record nowhere; people of the client-affairs group do,
    /// so its department stands for those that a person opened. Givers in between are known from the next acceptance on.
    /// </remarks>
    internal const string ReadingRule = """
        do $$
        begin
            update known_item set department_code = regexp_replace(interim_no, '-[0-9]+$', '');
            if exists (select from dossier) then
                update dossier set departments = concerned.codes
                from (
                    select id, array_agg(distinct code collate "C" order by code collate "C") as codes
                    from (
                        select accession.dossier_id as id, known_item.department_code as code
                        from accession join known_item using (item_id)
                        union
                        select dossier.id, department ->> 'code'
                        from dossier
                        join organisation_revision organisation using (company_id)
                        cross join jsonb_array_elements(organisation.departments) department
                        where department @? '$.teams[*] ? (@.code == "CLIENT_AFFAIRS")'
                            and exists (
                                select from kit.audit_entry entry
                                where entry.stream = 'dossier/' || dossier.id and entry.action = 'dossier.open' and entry.client <> 'service')
                    ) told
                    group by id
                ) concerned
                where concerned.id = dossier.id;
                update dossier set agreed_viewers = coalesce(
                    (select former_viewers from level_proposal where dossier_id = dossier.id and state = 'OPEN'), viewers)
                where security_level <> 'C';
                insert into dossier_reader (company_id, key, dossier_id)
                select distinct company_id, 'p:' || unnest(viewers), id from dossier
                on conflict do nothing;
            end if;
        end
        $$;
        """;
}
