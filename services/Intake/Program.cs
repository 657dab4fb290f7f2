using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Contracts.Handovers;
using ArchivePlatform.Contracts.Identity;
using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Intake;
using ArchivePlatform.Intake.Custody;
using ArchivePlatform.Intake.Items;
using ArchivePlatform.Intake.Officers;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Sales;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.Intake.Waiting;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceKit("intake");
builder.AddPostgres<IntakeDb>();
builder.AddRabbitMq<IntakeDb>(messages =>
{
    messages.Announces<RecordsOfficerAppointed>();
    messages.Announces<SaleRecorded>();
    messages.Announces<SubscriptionSigned>();
    messages.Announces<SubscriptionCancelled>();
    messages.Announces<ItemRegistered>();

    messages.ReadModel<RememberOrganisationOnOrganisationRevised, OrganisationRevised>("known_organisation");
    messages.ReadModel<RememberPolicyOnPolicyRevised, PolicyRevised>("known_policy");
    messages.ReadModel<RememberProjectOnProjectRegistered, ProjectRegistered>("known_project");
    messages.ReadModel<RememberPropertyOnPropertyRegistered, PropertyRegistered>("known_property");
    messages.ReadModel<FollowCustodyOnBatchLinesAccepted, BatchLinesAccepted>("item_custody");
    messages.ReadModel<RememberFilingOnItemFiled, ItemFiled>("item_filing");
    messages.On<RegisterWaitingLinesOnPropertyRegistered, PropertyRegistered>();
});
builder.AddRights(rights =>
{
    rights.FromIssuer<PersonRightsChanged>("identity", news => new(news.Person, news.NotBefore));
    rights.From("dossier");
});
builder.AddSweep<TryWaitingLines>(TimeSpan.FromSeconds(5));
Exports.Add(builder);
builder.Services.AddOptions<IntakeOptions>().BindConfiguration("Intake").ValidateDataAnnotations().ValidateOnStart();
builder.Services.AddSingleton<IdentitySeal>();
builder.Services.AddScoped<Registrar>();
builder.Services.AddScoped<WaitingRoom>();

var app = builder.Build();

var api = app.UseServiceKit();

var officers = api.MapGroup("/officers").WithTags("Officers").RequireAuthorization(Policies.Member);
AppointOfficer.Map(officers);
EndTerm.Map(officers);
FindOfficers.Map(officers);

var sales = api.MapGroup("/sales").WithTags("Sales").RequireAuthorization(Policies.Member);
RecordSale.Map(sales);
SignSubscription.Map(sales);
CorrectSubscription.Map(sales);
CancelSale.Map(sales);
GetSale.Map(sales);

var items = api.MapGroup("/items").WithTags("Items").RequireAuthorization(Policies.Member);
RegisterItem.Map(items);
RegisterItems.Map(items);
CompleteItem.Map(items);
FindItems.Map(items);
GetItem.Map(items);
GetWaitingLine.Map(items);

return await app.RunServiceAsync(args);
