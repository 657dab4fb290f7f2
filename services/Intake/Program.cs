using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Contracts.Handovers;
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
builder.AddSweep<TryWaitingLines>(TimeSpan.FromSeconds(5));
builder.AddExport<IntakeDb>("items", db => db.Items.OrderBy(item => item.Id).Select(item => new ExportLine(item.Id.ToString(), item.Version.ToString())));
builder.AddExport<IntakeDb>("sales", db => db.Sales.OrderBy(sale => sale.Id).Select(sale => new ExportLine(sale.Id.ToString(), sale.Version.ToString())));
builder.AddExport<IntakeDb>("item-custody", db => db.Custodies.OrderBy(custody => custody.Id)
    .Select(custody => new ExportLine(custody.Id.ToString(), custody.Hop + " " + custody.DepartmentCode)));
builder.AddExport<IntakeDb>("known-properties", db => db.Properties.OrderBy(property => property.Id)
    .Select(property => new ExportLine(property.Id.ToString(), property.Version.ToString())));
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
