using System.Globalization;
using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Contracts.Handovers;
using ArchivePlatform.Contracts.Identity;
using ArchivePlatform.Contracts.Lending;
using ArchivePlatform.Lending.Domain;
using ArchivePlatform.Lending.Holds;
using ArchivePlatform.Lending.Loans;
using ArchivePlatform.Lending.Registry;
using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceKit("lending");
builder.AddPostgres<LendingDb>();
builder.AddRabbitMq<LendingDb>(messages =>
{
    messages.Announces<LoanChanged>();
    messages.Announces<HoldGranted>();
    messages.Announces<HoldRefused>();

    messages.ReadModel<RememberOrganisationOnOrganisationRevised, OrganisationRevised>("known_organisation");
    messages.ReadModel<RememberPolicyOnPolicyRevised, PolicyRevised>("known_policy");
    messages.ReadModel<RememberCalendarOnCalendarLoaded, CalendarLoaded>("known_calendar");
    messages.ReadModel<RememberDossierOnDossierChanged, DossierChanged>("known_dossier");
    messages.ReadModel<RememberVolumesOnDossierChanged, DossierChanged>("known_volume");
    messages.On<RecallLoansOnDossierChanged, DossierChanged>();
    messages.On<AnswerHoldOnHoldRequested, HoldRequested>();
    messages.On<EndHoldOnHoldReleased, HoldReleased>();
});
builder.AddRights(rights =>
{
    rights.FromIssuer<PersonRightsChanged>("identity", news => new(news.Person, news.NotBefore));
    rights.From("dossier");
});
builder.AddSweep<RemindBorrowers>(TimeSpan.FromSeconds(15));
builder.AddSweep<CountByNewCalendar>(TimeSpan.FromSeconds(15));

builder.AddExport<LendingDb>("known-dossiers", db => db.KnownDossiers
    .Select(dossier => new ExportLine(dossier.DossierId.ToString(), dossier.Version + " " + dossier.AccessLevel)));
builder.AddExport<LendingDb>("loans", db => db.Loans
    .Select(loan => new ExportLine(loan.Id.ToString(), loan.Version.ToString(CultureInfo.InvariantCulture))));
builder.AddExport<LendingDb>("holds", db => db.Holds.Where(hold => hold.State == Hold.Granted)
    .Select(hold => new ExportLine(hold.Id.ToString(), hold.State)));

var app = builder.Build();
var api = app.UseServiceKit();

var loans = api.MapGroup("/loans").WithTags("Loans").RequireAuthorization(Policies.Member);
RequestLoan.Map(loans);
ApproveLoan.Map(loans);
RefuseLoan.Map(loans);
IssueLoan.Map(loans);
RenewLoan.Map(loans);
RecallLoan.Map(loans);
ReturnLoan.Map(loans);
GetLoan.Map(loans);
FindLoans.Map(loans);

return await app.RunServiceAsync(args);
