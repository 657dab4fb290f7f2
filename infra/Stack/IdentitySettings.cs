using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ArchivePlatform.Stack;

/// <summary>What the identity service of an instance must know: the origin people sign in at, the demonstration's people and the application they sign in to.</summary>
public sealed class IdentitySettings(Instance instance)
{
    /// <summary>The application by which the demonstration's programs and tests sign people in.</summary>
    public const string Application = "demo";

    /// <summary>Where its codes are sent; nobody listens there, the caller reads the redirect.</summary>
    public const string RedirectUri = "http://127.0.0.1/signed-in";

    /// <summary>Where people are sent after signing out.</summary>
    public const string SignedOutUri = "http://127.0.0.1/signed-out";

    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>Exact issuer of the tokens; the public origin people sign in at.</summary>
    public string Issuer => ServiceProcess.AddressOf(instance, Service.Gateway, replica: 1).AbsoluteUri;

    /// <summary>Where the services fetch the issuer's keys, inside the platform.</summary>
    public string MetadataAddress =>
        new Uri(ServiceProcess.AddressOf(instance, Service.Named("identity"), replica: 1), ".well-known/openid-configuration").AbsoluteUri;

    /// <summary>Where the passwords of the demonstration's people are written at the first start (0600), a line <c>id=password</c> each.</summary>
    public string PasswordsFile => instance.Path("passwords.env");

    /// <summary>The settings, with the people written down for the service to read.</summary>
    internal Dictionary<string, string> ToDictionary()
    {
        var people = instance.Path("people.json");
        PrivateFile.Write(people, JsonSerializer.Serialize(People.All, Plain));
        return new()
        {
            ["Identity__Issuer"] = Issuer,
            ["Identity__SealingKeys__0"] = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Secrets.Named(instance.Name, "sealing-key")))),
            ["Identity__KeyActivationSeconds"] = "5",
            ["Identity__Demonstration__PeopleFile"] = people,
            ["Identity__Demonstration__PasswordsFile"] = PasswordsFile,
            ["Identity__Demonstration__ToolsKeyFile"] = DemonstrationIssuer.PublicKeyFile,
            ["Identity__Applications__0__Id"] = Application,
            ["Identity__Applications__0__RedirectUris__0"] = RedirectUri,
            ["Identity__Applications__0__SignedOutUris__0"] = SignedOutUri,
        };
    }
}
