using System.Text.Json.Serialization;
using ArchivePlatform.Contracts.Intake;

namespace ArchivePlatform.Benchmarks.Limit;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ItemRegistered))]
internal sealed partial class MessageJson : JsonSerializerContext;
