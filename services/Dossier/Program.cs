using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Contracts.Handovers;
using ArchivePlatform.Contracts.Identity;
using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Contracts.Lending;
using ArchivePlatform.Dossiers.Arrangement;
using ArchivePlatform.Dossiers.Companies;
using ArchivePlatform.Dossiers.Filing;
using ArchivePlatform.Dossiers.Mergers;
using ArchivePlatform.Dossiers.Properties;
using ArchivePlatform.Dossiers.Register;
using ArchivePlatform.Dossiers.Secrecy;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceKit("dossier");
builder.AddPostgres<DossierDb>();
builder.AddRabbitMq<DossierDb>(messages =>
{
    messages.Announces<OrganisationRevised>();
    messages.Announces<PolicyRevised>();
    messages.Announces<ProjectRegistered>();
    messages.Announces<PropertyRegistered>();
    messages.Announces<DossierChanged>();
    messages.Announces<ItemFiled>();
    messages.Announces<HoldRequested>();
    messages.Announces<HoldReleased>();
    messages.ReadModel<RememberItemOnItemRegistered, ItemRegistered>("known_item");
    messages.On<MoveToHistoryOnItemRegistered, ItemRegistered>();
    messages.On<FileAccessionsOnBatchLinesAccepted, BatchLinesAccepted>();
    messages.ReadModel<RememberLoanOnLoanChanged, LoanChanged>("known_loan");
    messages.On<CompleteMergerOnHoldGranted, HoldGranted>();
    messages.On<RevertMergerOnHoldRefused, HoldRefused>();
});
builder.AddRights(rights => rights.FromIssuer<PersonRightsChanged>("identity", news => new(news.Person, news.NotBefore)));
builder.AddRightsHeartbeat<DossierChanged>();
Exports.Add(builder);

var app = builder.Build();
var api = app.UseServiceKit();

var companies = api.MapGroup("/companies").WithTags("Companies").RequireAuthorization(Policies.Member);
GetCompany.Map(companies);
ResolveRoles.Map(companies);

var registry = api.MapGroup("/companies").WithTags("Companies").RequireAuthorization(Policies.Registry);
SetUpCompany.Map(registry);
ReviseOrganisation.Map(registry);
RevisePolicy.Map(registry);
RegisterProject.Map(registry);

var projects = api.MapGroup("/projects").WithTags("Projects").RequireAuthorization(Policies.Member);
FindProjects.Map(projects);

var projectRegistry = api.MapGroup("/projects").WithTags("Projects").RequireAuthorization(Policies.Registry);
RegisterProperty.Map(projectRegistry);
RegisterProperties.Map(projectRegistry);

var properties = api.MapGroup("/properties").WithTags("Properties").RequireAuthorization(Policies.Member);
FindProperties.Map(properties);

var propertyRegistry = api.MapGroup("/properties").WithTags("Properties").RequireAuthorization(Policies.Registry);
RenumberProperty.Map(propertyRegistry);

var dossiers = api.MapGroup("/dossiers").WithTags("Dossiers").RequireAuthorization(Policies.Member);
OpenDossier.Map(dossiers);
FindDossiers.Map(dossiers);
GetPool.Map(dossiers);
GetInventory.Map(dossiers);
GetCompleteness.Map(dossiers);
RefuseDeletion.Map(dossiers);
GetLevel.Map(dossiers);
ProposeLevel.Map(dossiers);
ConfirmLevel.Map(dossiers);
RefuseLevel.Map(dossiers);

var arrangement = api.MapGroup("/dossiers").WithTags("Dossiers").RequireAuthorization(Policies.Archivist);
FormaliseDossier.Map(arrangement);
ArrangeItems.Map(arrangement);
BindVolume.Map(arrangement);
CompleteDossier.Map(arrangement);

var mergers = api.MapGroup("/mergers").WithTags("Mergers").RequireAuthorization(Policies.Member);
GetMerger.Map(mergers);

var merging = api.MapGroup("/mergers").WithTags("Mergers").RequireAuthorization(Policies.Archivist);
RequestMerger.Map(merging);

return await app.RunServiceAsync(args);
