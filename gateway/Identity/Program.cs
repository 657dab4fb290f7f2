using ArchivePlatform.Contracts.Identity;
using ArchivePlatform.Identities;
using ArchivePlatform.Identities.Accounts;
using ArchivePlatform.Identities.Keys;
using ArchivePlatform.Identities.Machines;
using ArchivePlatform.Identities.Protocol;
using ArchivePlatform.Identities.Sessions;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Messaging;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceKit("identity");
builder.AddPostgres<IdentityDb>();
builder.AddRabbitMq<IdentityDb>(messages => messages.Announces<PersonRightsChanged>());
builder.AddRights(rights => rights.FromIssuer<PersonRightsChanged>("identity", news => new(news.Person, news.NotBefore)));
builder.AddRightsHeartbeat<PersonRightsChanged>();
builder.Services.AddScoped<IEndedTokens, EndedTokens>();
builder.AddSweep<KeyCare>(TimeSpan.FromMinutes(10));
IdentitySetup.Add(builder);
ProtocolSetup.Add(builder.Services);

var app = builder.Build();

IdentitySetup.Use(app);
var api = app.UseServiceKit();

var people = api.MapGroup("/people").WithTags("People").RequireAuthorization(Policies.Administrator);
FindPeople.Map(people);
GetPerson.Map(people);
var peopleOfSystem = api.MapGroup("/people").WithTags("People").RequireAuthorization(Policies.SystemAdministrator);
InvitePerson.Map(peopleOfSystem);
RenewInvitation.Map(peopleOfSystem);
DisablePerson.Map(peopleOfSystem);
EnablePerson.Map(peopleOfSystem);
var peopleOfSecurity = api.MapGroup("/people").WithTags("People").RequireAuthorization(Policies.SecurityAdministrator);
ChangeRights.Map(peopleOfSecurity);
ResetPassword.Map(peopleOfSecurity);
ResetSecondFactor.Map(peopleOfSecurity);
SignPersonOut.Map(peopleOfSecurity);

var me = api.MapGroup("/me").WithTags("People").RequireAuthorization(Policies.Member);
GetMe.Map(me);
ChangeOwnName.Map(me);

var clients = api.MapGroup("/clients").WithTags("Clients").RequireAuthorization(Policies.Administrator);
FindMachines.Map(clients);
GetMachine.Map(clients);
var clientsOfSystem = api.MapGroup("/clients").WithTags("Clients").RequireAuthorization(Policies.SystemAdministrator);
AddProgram.Map(clientsOfSystem);
RotateSecret.Map(clientsOfSystem);
DisableMachine.Map(clientsOfSystem);
var clientsOfSecurity = api.MapGroup("/clients").WithTags("Clients").RequireAuthorization(Policies.SecurityAdministrator);
ChangeMachineRights.Map(clientsOfSecurity);

var stations = api.MapGroup("/stations").WithTags("Clients").RequireAuthorization(Policies.SystemAdministrator);
AddStation.Map(stations);
RenewEnrolment.Map(stations);

var keys = api.MapGroup("/keys").WithTags("Keys").RequireAuthorization(Policies.SecurityAdministrator);
ListKeys.Map(keys);
RotateKey.Map(keys);
RevokeKey.Map(keys);

// The protocol's own addresses and the pages are where strangers come in.
var connect = app.MapGroup("/connect").AllowAnonymous().ExcludeFromDescription();
Authorize.Map(connect);
Token.Map(connect);
UserInfo.Map(connect);
SignOut.Map(connect);
EnrolStation.Map(connect);
app.MapRazorPages();

return await app.RunServiceAsync(args);
