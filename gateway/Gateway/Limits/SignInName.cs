using System.Security.Cryptography;
using System.Text;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Gateway.Limits;

/// <summary>The name a sign-in is tried under, as a keyed hash: the counters hold no names and cannot be searched for one.</summary>
internal sealed class SignInName(IOptions<LimitOptions> options)
{
    private const int MostFormBytes = 64 * 1024;

    private readonly byte[] key = Encoding.UTF8.GetBytes(options.Value.NameKey);

    /// <summary>The hash of the posted form's name; null where there is no form or no name in it. The body can be read again afterwards.</summary>
    /// <exception cref="RequestRefused"><c>PAYLOAD_TOO_LARGE</c></exception>
    internal async Task<string?> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
            return null;
        if (request.ContentLength is not <= MostFormBytes)
            throw new RequestRefused(Refusals.PayloadTooLarge);
        request.EnableBuffering(MostFormBytes, MostFormBytes);
        var form = await request.ReadFormAsync(context.RequestAborted);
        request.Body.Position = 0;
        var name = options.Value.NameFields.Select(field => form[field].ToString().Trim()).FirstOrDefault(text => text.Length > 0);
        return name is null ? null : Hash(name);
    }

    private string Hash(string name) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(name.Normalize(NormalizationForm.FormKC).ToUpperInvariant())));
}
