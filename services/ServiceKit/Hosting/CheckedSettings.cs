using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace ArchivePlatform.ServiceKit.Hosting;

/// <summary>A section of the settings and what is wrong with it, if anything; a name it does not know is a fault.</summary>
/// <param name="Type">The options class it is read into.</param>
internal sealed record CheckedSettings(string Section, Type Type, Func<IConfiguration, IEnumerable<string>> FaultsIn)
{
    internal static CheckedSettings Of<T>(string section) where T : class, new() =>
        new(section, typeof(T), configuration => Faults<T>(configuration, section));

    private static List<string> Faults<T>(IConfiguration configuration, string section) where T : class, new()
    {
        var faults = new List<string>();
        var value = new T();
        try
        {
            value = configuration.GetSection(section).Get<T>(binder => binder.ErrorOnUnknownConfiguration = true) ?? value;
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
