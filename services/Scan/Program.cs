using System.Globalization;
using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Contracts.Handovers;
using ArchivePlatform.Contracts.Identity;
using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Contracts.Scanning;
using ArchivePlatform.Scanning;
using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Operations;
using ArchivePlatform.Scanning.Reading;
using ArchivePlatform.Scanning.Registry;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.Scanning.Store;
using ArchivePlatform.Scanning.Uploads;
using ArchivePlatform.Scanning.Verification;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceKit("scan");
builder.AddPostgres<ScanDb>();
builder.AddRabbitMq<ScanDb>(messages =>
{
    messages.Announces<MediaVerified>();
    messages.Announces<MediaRejected>();
    messages.Announces<MediaViewed>();

    messages.ReadModel<RememberItemOnItemRegistered, ItemRegistered>("known_item");
    messages.ReadModel<FollowCustodyOnBatchLinesAccepted, BatchLinesAccepted>("known_custody");
    messages.ReadModel<RememberFilingOnItemFiled, ItemFiled>("known_filing");
    messages.ReadModel<RememberDossierOnDossierChanged, DossierChanged>("known_dossier");
    messages.ReadModel<RememberOrganisationOnOrganisationRevised, OrganisationRevised>("known_organisation");
});
builder.AddRights(rights =>
{
    rights.FromIssuer<PersonRightsChanged>("identity", news => new(news.Person, news.NotBefore));
    rights.From("dossier");
});
builder.AddSettings<StorageOptions>("Storage");
builder.AddSettings<ScanOptions>("Scan");
builder.Services.AddSingleton<StoreClient>();
builder.Services.AddSingleton<ObjectStore>();
builder.Services.AddSingleton<PartStore>();
builder.Services.AddSingleton<UploadAddresses>();
builder.Services.AddSingleton<StoreTrial>();
builder.Services.AddSingleton<StoreReport>();
builder.Services.AddSingleton<IStartCheck, TryStore>();
builder.Services.AddSingleton<Arrivals>();
builder.Services.AddSingleton<Claims>();
builder.Services.AddSingleton<Verdicts>();
builder.Services.AddSingleton<VerificationSignal>();
builder.Services.AddHostedService<VerifyMedia>();
builder.Services.AddScoped<Views>();
builder.Services.AddScoped<RightToRead>();
builder.Services.AddScoped<Transfer>();
builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TicketScheme>(TicketScheme.Name, null);
builder.Services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, tokens => tokens.ForwardDefaultSelector = TicketScheme.Choose);
builder.AddSweep<TryStore>(TimeSpan.FromSeconds(5));
builder.AddSweep<SweepUploads>(TimeSpan.FromSeconds(15));
builder.Services.AddSingleton<MediaNumbers>();
builder.AddSweep<CountWaiting>(TimeSpan.FromSeconds(5));

builder.AddExport<ScanDb>("media", db => db.Media.Where(media => media.State == MediaState.Verified)
    .Select(media => new ExportLine(media.Id.ToString(), media.Sha256 + " " + media.SizeInBytes)));
builder.AddExport<ScanDb>("media-versions", db => db.Media.Where(media => media.State == MediaState.Verified)
    .Select(media => new ExportLine(media.Key + " " + media.StoreVersion, media.Sha256)));
builder.AddExport<ScanDb>("known-items", db => db.Items
    .Select(item => new ExportLine(item.Id.ToString(), item.Version.ToString(CultureInfo.InvariantCulture))));
builder.AddExport<ScanDb>("known-dossiers", db => db.Dossiers
    .Select(dossier => new ExportLine(dossier.Id.ToString(), dossier.Version + " " + dossier.AccessLevel)));
builder.AddExport<ScanDb>("item-custody", db => db.Custodies
    .Select(custody => new ExportLine(custody.Id.ToString(), custody.Hop + " " + custody.DepartmentCode)));

var app = builder.Build();
var api = app.UseServiceKit();

var uploads = api.MapGroup("/uploads").WithTags("Uploads").RequireAuthorization(Policies.Member);
DeclareUploads.Map(uploads);
GiveAddresses.Map(uploads);
ConfirmUploads.Map(uploads);
GetStates.Map(uploads);

var media = api.MapGroup("/media").WithTags("Media").RequireAuthorization(Policies.Member);
FindMedia.Map(media);
GetMedia.Map(media);
ReadContent.Map(media);
IssueTicket.Map(media);

var operations = api.MapGroup("/operations").WithTags("Operations").RequireAuthorization(Policies.Operations);
ShowStore.Map(operations);

return await app.RunServiceAsync(args);
