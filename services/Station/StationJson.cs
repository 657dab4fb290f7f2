using System.Text.Json.Serialization;
using ArchivePlatform.Stations.Enrolment;
using ArchivePlatform.Stations.Platform;
using ArchivePlatform.Stations.Queue;
using ArchivePlatform.Stations.Reports;

namespace ArchivePlatform.Stations;

/// <summary>Everything that is written or read as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(JournalLine))]
[JsonSerializable(typeof(StationKey))]
[JsonSerializable(typeof(ReportLine))]
[JsonSerializable(typeof(EnrolmentRequest))]
[JsonSerializable(typeof(EnrolmentAnswer))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(TokenClaims))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(DeclareRequest))]
[JsonSerializable(typeof(DeclareAnswer))]
[JsonSerializable(typeof(AddressRequest))]
[JsonSerializable(typeof(AddressAnswer))]
[JsonSerializable(typeof(IdsRequest))]
[JsonSerializable(typeof(UploadAnswer))]
internal sealed partial class StationJson : JsonSerializerContext;
