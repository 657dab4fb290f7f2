namespace ArchivePlatform.Stack;

/// <summary>One service as the infrastructure sees it.</summary>
/// <param name="Name">Its name in addresses, databases and queues, for example <c>handover</c>.</param>
/// <param name="Project">Its own folder and the end of its assembly's name.</param>
/// <param name="ContractNamespace">The contracts it alone may publish; empty where it does not use the bus.</param>
/// <param name="Below">Where its folder lies.</param>
public sealed record Service(string Name, string Project, string ContractNamespace, string Below = "services")
{
    /// <summary>The one way in from outside; it has a database but no bus.</summary>
    public static Service Gateway { get; } = new("gateway", "Gateway", "", "gateway");

    /// <summary>Every service with business of its own.</summary>
    public static IReadOnlyList<Service> All { get; } =
    [
        new("intake", "Intake", "Intake"),
        new("dossier", "Dossier", "Dossiers"),
        new("handover", "Handover", "Handovers"),
        new("lending", "Lending", "Lending"),
        new("scan", "Scan", "Scanning"),
        new("identity", "Identity", "Identity", "gateway"),
    ];

    /// <summary>Everything that runs, in the order of its ports.</summary>
    public static IReadOnlyList<Service> Parts { get; } = [.. All, Gateway];

    /// <summary>The part of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Service Named(string name) =>
        Parts.SingleOrDefault(service => service.Name == name)
        ?? throw new ArgumentException($"No such service: {name}. There are {string.Join(", ", Parts.Select(s => s.Name))}.", nameof(name));

    /// <summary>The service that publishes contracts of <paramref name="contractNamespace"/>, null where none does.</summary>
    public static Service? Owning(string contractNamespace) =>
        All.SingleOrDefault(service => service.ContractNamespace == contractNamespace);

    /// <summary>Its folder from the checkout's root.</summary>
    public string Folder => $"{Below}/{Project}";

    /// <summary>Its program as built in <paramref name="configuration"/> (<c>Debug</c> or <c>Release</c>).</summary>
    /// <exception cref="InvalidOperationException">It is not built.</exception>
    public string Program(string configuration)
    {
        var path = Path.Combine(Folder, "bin", configuration, "net10.0", $"ArchivePlatform.{Project}.dll");
        return File.Exists(Path.Combine(Checkout.Root, path))
            ? Path.Combine(Checkout.Root, path)
            : throw new InvalidOperationException($"{path} is missing: build {configuration} first.");
    }

    /// <summary>Its place in <see cref="Parts"/>, from 0.</summary>
    internal int Place => Parts.TakeWhile(service => service != this).Count();

    /// <inheritdoc/>
    public override string ToString() => Name;
}
