using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ArchivePlatform.ServiceKit.Hosting;

/// <summary>Reads all settings before anything starts and reports every fault of them together.</summary>
internal static class StartupCheck
{
    /// <exception cref="InvalidOperationException">With a line for each fault.</exception>
    internal static void Settings(IConfiguration configuration, IServiceProvider services, bool migrating, IEnumerable<IStartCheck> own)
    {
        var service = services.GetRequiredService<ServiceName>().Value;
        var faults = services.GetServices<CheckedSettings>().SelectMany(settings => settings.FaultsIn(configuration)).ToList();
        if (configuration["RabbitMq:Username"] is { Length: > 0 } user && user != service)
            faults.Add($"RabbitMq:Username must be '{service}': the broker verifies it as the owner of what is published");
        var connection = migrating ? "Migration" : "Database";
        if (string.IsNullOrEmpty(configuration.GetConnectionString(connection)))
            faults.Add($"ConnectionStrings:{connection} is missing");
        if (configuration.GetValue<string>("Platform:Profile") != "Demonstration" && configuration.GetValue<long>("Clock:OffsetSeconds") != 0)
            faults.Add("Clock:OffsetSeconds is for the Demonstration profile only");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Shanghai", out _))
            faults.Add("The time zone Asia/Shanghai is missing on this machine (package tzdata)");
        faults.AddRange(own.SelectMany(check => check.Faults(configuration)));
        if (faults.Count > 0)
            throw new InvalidOperationException($"{service} does not start:{Environment.NewLine}- {string.Join($"{Environment.NewLine}- ", faults)}");
    }
}
