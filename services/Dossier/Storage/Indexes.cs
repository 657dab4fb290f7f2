namespace ArchivePlatform.Dossiers.Storage;

/// <summary>Names of the unique indexes that hold the business keys.</summary>
internal static class Indexes
{
    internal const string CompanyCode = "ux_company_code";
    internal const string ProjectCode = "ux_project_company_code";
    internal const string PropertyCode = "ux_property_project_code";
    internal const string DossierProperty = "ux_dossier_property";
    internal const string Number = "ux_given_number";
    internal const string NumberedCode = "ux_given_number_property_code";
    internal const string OpenProposal = "ux_level_proposal_open";
    internal const string LineItem = "ux_inventory_line_item";
    internal const string LineNumber = "ux_inventory_line_item_number";
}
