using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace ArchivePlatform.ServiceKit.Hosting;

/// <summary>A section of the settings and what is wrong with it, if anything.</summary>
internal sealed record CheckedSettings(string Section, Func<IConfiguration, IEnumerable<string>> FaultsIn)
{
    internal static CheckedSettings Of<T>(string section) where T : class, new() =>
        new(section, configuration => Faults<T>(configuration, section));

    private static List<string> Faults<T>(IConfiguration configuration, string section) where T : class, new()
    {
        var faults = new List<string>();
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
        faults.AddRange(results.Select(result => $"{string.Join(':', [section, .. result.MemberNames])}: {result.ErrorMessage}"));
        return faults;
    }
}
