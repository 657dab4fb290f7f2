using System.Security.Cryptography;
using ArchivePlatform.Intake.Domain;

namespace ArchivePlatform.Intake.Personal;

/// <summary>Takes personal numbers in and gives them out.</summary>
internal sealed partial class NumberDesk(NumberSeal seal, NumberHashes hashes, ILogger<NumberDesk> log)
{
    /// <summary>What is stored of a number at its place.</summary>
    public NumberPrint Take(Guid companyId, NumberPlace place, PersonalText number) => new(
        hashes.Of(companyId, number),
        number.Ending is { } ending ? hashes.OfEnding(companyId, ending) : null,
        seal.Seal(place, number.Text),
        seal.Newest);

    /// <summary>The number in clear; null where only its hash was kept.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>NUMBER_UNREADABLE</c></exception>
    public string? Open(Guid saleId, int buyer, PersonalNumber number)
    {
        if (number is not { Sealed: { } whole, SealedWith: { } key })
            return null;
        try
        {
            return seal.Open(new(saleId, buyer, number.Kind), key, whole);
        }
        catch (CryptographicException reason)
        {
            LogUnreadable(log, saleId, buyer, number.Kind, reason.Message);
            throw IntakeRules.NumberUnreadable.Broken();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The {Kind} number of buyer {Buyer} of sale {Sale} does not open: {Reason}")]
    private static partial void LogUnreadable(ILogger log, Guid sale, int buyer, string kind, string reason);
}
