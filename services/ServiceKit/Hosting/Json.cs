using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArchivePlatform.ServiceKit.Hosting;

/// <summary>The one way JSON is read and written, over HTTP and on the bus: camelCase, ISO dates, Chinese as it is, nothing unknown.</summary>
public static class Json
{
    /// <summary>Options for HTTP bodies: unknown and repeated members are refused.</summary>
    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Options for messages: members of a newer contract are passed over.</summary>
    public static readonly JsonSerializerOptions Messages = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = 32;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        return options;
    }
}
