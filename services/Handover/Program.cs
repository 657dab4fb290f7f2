using System.Globalization;
using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Contracts.Handovers;
using ArchivePlatform.Contracts.Identity;
using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Handovers.Batches;
using ArchivePlatform.Handovers.Calendars;
using ArchivePlatform.Handovers.Custodies;
using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Obligations;
using ArchivePlatform.Handovers.Registry;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceKit("handover");
builder.AddPostgres<HandoverDb>();
builder.AddRabbitMq<HandoverDb>(messages =>
{
    messages.Announces<BatchChanged>();
    messages.Announces<BatchLinesAccepted>();
    messages.Announces<BatchLinesReturned>();
    messages.Announces<ObligationChanged>();
    messages.Announces<CalendarLoaded>();

    messages.ReadModel<RememberPropertyOnPropertyRegistered, PropertyRegistered>("known_property");
    messages.ReadModel<RememberOrganisationOnOrganisationRevised, OrganisationRevised>("known_organisation");
    messages.ReadModel<RememberPolicyOnPolicyRevised, PolicyRevised>("known_policy");
    messages.ReadModel<RememberItemOnItemRegistered, ItemRegistered>("known_item");
    messages.ReadModel<RememberFilingOnItemFiled, ItemFiled>("known_filing");
    messages.ReadModel<RememberDossierOnDossierChanged, DossierChanged>("known_dossier");
    messages.ReadModel<RememberSaleOnSaleRecorded, SaleRecorded>("known_sale");
    messages.ReadModel<RememberOfficerOnRecordsOfficerAppointed, RecordsOfficerAppointed>("known_officer");
    messages.On<StartCustodyOnItemRegistered, ItemRegistered>();
    messages.On<JudgeObligationOnItemRegistered, ItemRegistered>();
    messages.On<OpenObligationOnSubscriptionSigned, SubscriptionSigned>();
    messages.On<CancelObligationOnSubscriptionCancelled, SubscriptionCancelled>();
});
builder.AddRights(rights =>
{
    rights.FromIssuer<PersonRightsChanged>("identity", news => new(news.Person, news.NotBefore));
    rights.From("dossier");
});
builder.Services.Configure<CalendarOptions>(builder.Configuration.GetSection("Calendar"));
builder.Services.AddSingleton<CalendarShelf>();
builder.Services.AddScoped<CalendarDesk>();
builder.Services.AddScoped<SaleFacts>();
builder.Services.AddScoped<ObligationBook>();
builder.AddSweep<LoadCalendar>(TimeSpan.FromMinutes(1));
builder.AddSweep<MarkDueSoonAndOverdue>(TimeSpan.FromSeconds(15));
builder.AddSweep<JudgeByNewCalendar>(TimeSpan.FromSeconds(15));

builder.AddExport<HandoverDb>("custody", db => db.Custodies
    .Select(custody => new ExportLine(custody.ItemId.ToString(), custody.Hop + " " + custody.Holder.Department)));
builder.AddExport<HandoverDb>("accepted-lines", db => db.CustodyHops.Where(hop => hop.BatchId != null)
    .Select(hop => new ExportLine(hop.ItemId + " " + hop.Hop, hop.BatchId!.Value.ToString())));
builder.AddExport<HandoverDb>("known-items", db => db.KnownItems
    .Select(item => new ExportLine(item.ItemId.ToString(), item.Version.ToString(CultureInfo.InvariantCulture))));
builder.AddExport<HandoverDb>("known-properties", db => db.KnownProperties
    .Select(property => new ExportLine(property.PropertyId.ToString(), property.Version.ToString(CultureInfo.InvariantCulture))));
builder.AddExport<HandoverDb>("known-dossiers", db => db.KnownDossiers
    .Select(dossier => new ExportLine(dossier.DossierId.ToString(), dossier.Version + " " + dossier.AccessLevel)));
builder.AddExport<HandoverDb>("obligations", db => db.Obligations
    .Select(obligation => new ExportLine(obligation.SaleId.ToString(), obligation.State.Code())));

var app = builder.Build();
var api = app.UseServiceKit();

var calendar = api.MapGroup("/calendar").WithTags("Calendar").RequireAuthorization(Policies.Member);
ExplainDueDate.Map(calendar);
ListCalendarYears.Map(calendar);

var batches = api.MapGroup("/batches").WithTags("Batches").RequireAuthorization(Policies.Member);
DraftBatch.Map(batches);
ListItems.Map(batches);
SubmitBatch.Map(batches);
CountersignBatch.Map(batches);
AcceptLines.Map(batches);
ReturnLines.Map(batches);
ResubmitLines.Map(batches);
WithdrawBatch.Map(batches);
GetBatch.Map(batches);
FindBatches.Map(batches);

var items = api.MapGroup("/items").WithTags("Custody").RequireAuthorization(Policies.Member);
GetCustody.Map(items);

var obligations = api.MapGroup("/obligations").WithTags("Obligations").RequireAuthorization(Policies.Member);
GetObligation.Map(obligations);
FindObligations.Map(obligations);
WaivePart.Map(obligations);

return await app.RunServiceAsync(args);
