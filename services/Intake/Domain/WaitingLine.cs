using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Intake.Domain;

/// <summary>A bulk line whose property or sale is not known yet; tried again until its time is up, never lost.</summary>
/// <remarks>Its id becomes the item's id. Time is the platform's.</remarks>
internal sealed class WaitingLine : IVersioned, IGuarded
{
    public const string Waiting = "WAITING";
    public const string Registered = "REGISTERED";
    public const string Refused = "REFUSED";

    /// <summary>How long a line may wait for its subject.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private WaitingLine()
    {
    }

    public Guid Id { get; private set; }
    public Guid CompanyId { get; private set; }
    public Guid PropertyId { get; private set; }
    public Guid? SaleId { get; private set; }
    public ItemLine Line { get; private set; } = new();

    /// <summary><c>WAITING</c>, <c>REGISTERED</c> or <c>REFUSED</c>.</summary>
    public string State { get; private set; } = Waiting;

    public string ReceivedBy { get; private set; } = "";
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>Last moment at which the line is tried.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>Code of the refusal, or of what the line waits for; null once registered.</summary>
    public string? Code { get; private set; }

    public string? Clause { get; private set; }
    public string? DetailZh { get; private set; }
    public string? DetailEn { get; private set; }
    public long Version { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Departments => Line.DepartmentCode is { } department ? [department, Concerned.Outside(department)] : [];

    /// <inheritdoc/>
    public string AccessLevel => Line.SecurityLevel ?? Levels.Lowest;

    /// <inheritdoc/>
    public IReadOnlyList<string> Viewers => AccessLevel == Levels.Lowest ? [] : [ReceivedBy];

    /// <inheritdoc/>
    public string Subject => $"item/{Id}";

    /// <summary>Puts a line aside because of <paramref name="unknown"/>.</summary>
    public static WaitingLine PutAside(ItemLine line, Registration registration, RuleBroken unknown)
    {
        var waiting = new WaitingLine
        {
            Id = registration.ItemId,
            CompanyId = registration.CompanyId,
            PropertyId = line.PropertyId!.Value,
            SaleId = line.SaleId,
            Line = line,
            ReceivedBy = registration.By,
            ReceivedAt = registration.Now,
            Until = registration.Now + Patience,
        };
        waiting.Note(unknown);
        return waiting;
    }

    /// <summary>True once the line has waited long enough.</summary>
    public bool IsOverdue(DateTimeOffset now) => now > Until;

    /// <summary>The line has become an item.</summary>
    public void Settle()
    {
        (State, Code, Clause, DetailZh, DetailEn) = (Registered, null, null, null, null);
        Version++;
    }

    /// <summary>The line is refused for good and stays visible with its reason.</summary>
    public void Refuse(RuleBroken reason)
    {
        State = Refused;
        Note(reason);
    }

    private void Note(RuleBroken reason)
    {
        (Code, Clause) = (reason.Rule.Code, reason.Rule.Clause);
        (DetailZh, DetailEn) = (reason.Sentence(chinese: true), reason.Sentence(chinese: false));
        Version++;
    }
}
