using Microsoft.Extensions.Configuration;

namespace ArchivePlatform.ServiceKit.Hosting;

/// <summary>What a service needs beyond the kit before it may start; every refusal ends the start with its sentence.</summary>
public interface IStartCheck
{
    /// <summary>Faults of settings that only show beside others, such as the profile; told together with each section's own, also by the <c>migrate</c> run.</summary>
    IEnumerable<string> Faults(IConfiguration configuration);

    /// <summary>Looks at, and prepares, what the database holds; safe when replicas start at once.</summary>
    /// <exception cref="InvalidOperationException">The service may not start; says why.</exception>
    Task PassAsync(CancellationToken ct);
}
