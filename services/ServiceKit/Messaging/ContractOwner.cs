namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>Which service a contract belongs to: the folder it lies in says so.</summary>
public static class ContractOwner
{
    /// <summary>The owning service of a contract.</summary>
    /// <exception cref="ArgumentException">The type lies in no service's folder.</exception>
    public static string Of(Type contract) => Of(Exchange(contract));

    /// <summary>The owning service of an exchange such as <c>ArchivePlatform.Contracts.Intake:ItemRegistered</c>.</summary>
    public static string Of(string exchange)
    {
        var folder = exchange.Split(':')[0].Split('.')[^1];
        return folder switch
        {
            "Intake" => "intake",
            "Dossiers" => "dossier",
            "Handovers" => "handover",
            "Identity" => "identity",
            "Lending" => "lending",
            "Scanning" => "scan",
            _ => throw new ArgumentException($"{exchange} lies in no service's folder of contracts", nameof(exchange)),
        };
    }

    /// <summary>Name of the exchange a contract is published to; also its message identity.</summary>
    public static string Exchange(Type contract) => $"{contract.Namespace}:{contract.Name}";
}
