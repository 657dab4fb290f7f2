using System.Text.RegularExpressions;
using Xunit;

namespace ArchivePlatform.Platform.Tests.Architecture;

public sealed partial class SecretTests
{
    [Fact]
    public void No_file_holds_a_secret_or_a_path_of_one_machine() => Found.Nothing(SourceFile.All, Leaks);

    [Theory]
    [InlineData("infra/local/issuer.pem", "-----" + "BEGIN PRIVATE KEY-----")]
    [InlineData("infra/up", "cd /wor" + "k/main")]
    [InlineData("README.md", "cp /home" + "/anna/archive .")]
    [InlineData("services/Intake/appsettings.json", "  \"Pass" + "word\": \"pear\",")]
    [InlineData("services/Intake/appsettings.json", "  \"Secret" + "Key\": \"pear\"")]
    [InlineData("services/Intake/appsettings.json", "  \"Database\": \"Host=db;Pass" + "word=pear;Timeout=3\"")]
    [InlineData("tests/Intake.Tests/Database.cs", "    \"Host=db;Pass" + "word=pear\"")]
    [InlineData("docker-compose.yml", "      POSTGRES_PASS" + "WORD: pear")]
    [InlineData("infra/bench.env", "BROKER_SEC" + "RET=pear")]
    public void A_leak_is_named(string path, string line) => Found.Only($"{path}:1", Leaks([new(path, line)]));

    [Theory]
    [InlineData("services/Intake/appsettings.json", "  \"Password\": \"\",")]
    [InlineData("docker-compose.yml", "      POSTGRES_PASSWORD: ${INTAKE_PASSWORD}")]
    [InlineData("infra/Stack/InstanceSettings.cs", "    $\"Host=db;Password={secret}\"")]
    [InlineData("infra/local/postgres.sh", "  password=$(cat \"$secrets/intake\")")]
    public void A_place_for_a_secret_is_no_leak(string path, string line) => Assert.Empty(Leaks([new(path, line)]));

    private static IEnumerable<string> Leaks(IReadOnlyCollection<SourceFile> files) =>
        from file in files
        from line in file.Lines
        where Anywhere().IsMatch(line.Text) || (IsSettings(file) && Setting().IsMatch(line.Text))
        select $"{file.Path}:{line.Number} holds a secret or a path of one machine";

    private static bool IsSettings(SourceFile file) =>
        Path.GetExtension(file.Path) is ".json" or ".yml" or ".yaml" or ".env" or ".conf" or ".ini" or ".config";

    [GeneratedRegex(@"-{5}BEGIN [A-Z ]*KEY|(?<![\w.])/(work|root|Users|home/\w+)/|\bPassword=[^{;""$\s<]+[;""]", RegexOptions.IgnoreCase)]
    private static partial Regex Anywhere();

    [GeneratedRegex(@"(password|secret|secretkey|accesskey|apikey|token)""?\s*[:=]\s*""?[^\s""${<]", RegexOptions.IgnoreCase)]
    private static partial Regex Setting();
}
