using System.Security.Cryptography;
using ArchivePlatform.Stack;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;
using Yarp.ReverseProxy.Configuration;

namespace ArchivePlatform.Benchmarks.Gateway;

/// <summary>YARP as its documentation begins, with the framework's own check of the same tokens and nothing else.</summary>
internal static class Peer
{
    internal static async Task RunAsync(Uri address, Uri behind, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address.ToString());
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(Check);
        builder.Services.AddAuthorization();
        builder.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "intake", ClusterId = "intake", AuthorizationPolicy = "default", Match = new RouteMatch { Path = "/api/intake/{**rest}" } }],
            [new ClusterConfig { ClusterId = "intake", Destinations = new Dictionary<string, DestinationConfig> { ["1"] = new() { Address = behind.ToString() } } }]);
        await using var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapReverseProxy();
        await app.StartAsync(ct);
        await app.WaitForShutdownAsync(ct);
    }

    private static void Check(JwtBearerOptions options)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(DemonstrationIssuer.PublicKeyFile));
        options.MapInboundClaims = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = Contestants.Issuer,
            ValidAudience = "archive",
            ValidTypes = ["at+jwt"],
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKey = new ECDsaSecurityKey(key),
        };
    }
}
