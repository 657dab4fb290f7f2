using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ArchivePlatform.Faults.Tests.Wire;

/// <summary>An announced message as it stands in its owner's journal.</summary>
/// <param name="Exchange">The contract, for example <c>ArchivePlatform.Contracts.Intake:ItemRegistered</c>.</param>
internal sealed record Letter(Guid Id, string Exchange, byte[] Body, string Owner)
{
    /// <summary>Name of the contract alone.</summary>
    public string Contract => Exchange.Split(':')[1];

    /// <summary>A member of the message.</summary>
    public JsonElement this[string member] => JsonElement.Parse(Body).GetProperty("message").GetProperty(member);

    /// <summary>The same content under another id, as if its owner had announced it twice.</summary>
    public Letter Again(Guid id)
    {
        var envelope = JsonNode.Parse(Body)!;
        envelope["messageId"] = id.ToString();
        return this with { Id = id, Body = Encoding.UTF8.GetBytes(envelope.ToJsonString()) };
    }
}
