using System.ComponentModel.DataAnnotations;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Telemetry;
using Microsoft.Extensions.Configuration;

namespace ArchivePlatform.ServiceKit.Hosting;

/// <summary>Reads all settings before anything starts and reports every fault of them together.</summary>
internal static class StartupCheck
{
    /// <exception cref="InvalidOperationException">With a line for each fault.</exception>
    internal static void Settings(IConfiguration configuration, string service, bool migrating)
    {
        var faults = new List<string>();
        Check<PlatformOptions>(configuration, "Platform", faults);
        Check<AuthOptions>(configuration, "Auth", faults);
        Check<TelemetryOptions>(configuration, "Telemetry", faults);
        var broker = Check<RabbitMqOptions>(configuration, "RabbitMq", faults);
        if (broker.Username.Length > 0 && broker.Username != service)
            faults.Add($"RabbitMq:Username must be '{service}': the broker verifies it as the owner of what is published");
        var connection = migrating ? "Migration" : "Database";
        if (string.IsNullOrEmpty(configuration.GetConnectionString(connection)))
            faults.Add($"ConnectionStrings:{connection} is missing");
        if (configuration.GetValue<string>("Platform:Profile") != "Demonstration" && configuration.GetValue<long>("Clock:OffsetSeconds") != 0)
            faults.Add("Clock:OffsetSeconds is for the Demonstration profile only");
        if (configuration["Auth:PublicKeyFile"] is { Length: > 0 } file && !File.Exists(file))
            faults.Add($"Auth:PublicKeyFile does not exist: {file}");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Shanghai", out _))
            faults.Add("The time zone Asia/Shanghai is missing on this machine (package tzdata)");
        if (faults.Count > 0)
            throw new InvalidOperationException($"{service} does not start:{Environment.NewLine}- {string.Join($"{Environment.NewLine}- ", faults)}");
    }

    private static T Check<T>(IConfiguration configuration, string section, List<string> faults) where T : class, new()
    {
        var value = new T();
        try
        {
            value = configuration.GetSection(section).Get<T>() ?? value;
        }
        catch (InvalidOperationException unreadable)
        {
            faults.Add($"{section}: {unreadable.InnerException?.Message ?? unreadable.Message}");
        }
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(value, new ValidationContext(value), results, validateAllProperties: true);
        faults.AddRange(results.Select(result => $"{section}:{string.Join(',', result.MemberNames)}: {result.ErrorMessage}"));
        return value;
    }
}
