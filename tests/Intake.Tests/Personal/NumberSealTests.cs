using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Personal;
using Microsoft.Extensions.Options;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Personal;

public sealed class NumberSealTests
{
    private const string Number = "440301199001011234";

    private static readonly NumberPlace Place = new(Guid.Parse("01920000-0000-7000-8000-000000000003"), 1, NumberKind.Identity);
    private static readonly SealingKey Old = Key("2026-01");
    private static readonly SealingKey Fresh = Key("2026-10");

    [Fact]
    public void A_sealed_number_opens_at_its_place_and_shows_nothing()
    {
        var seal = Seal(Old);

        var (once, again) = (seal.Seal(Place, Number), seal.Seal(Place, Number));

        Assert.Equal(Number, seal.Open(Place, Old.Name, once));
        Assert.NotEqual(once, again);
        Assert.DoesNotContain("4403011990", Encoding.Latin1.GetString(once), StringComparison.Ordinal);
    }

    public static TheoryData<string, int, string> OtherPlaces => new()
    {
        { "01920000-0000-7000-8000-000000000004", 1, NumberKind.Identity },
        { "01920000-0000-7000-8000-000000000003", 2, NumberKind.Identity },
        { "01920000-0000-7000-8000-000000000003", 1, NumberKind.Bank },
    };

    [Theory, Trait("Clause", "5.2.1")]
    [MemberData(nameof(OtherPlaces))]
    public void Copied_to_another_row_or_kind_it_does_not_open(string sale, int buyer, string kind)
    {
        var seal = Seal(Old);
        var whole = seal.Seal(Place, Number);

        Assert.ThrowsAny<CryptographicException>(() => seal.Open(new(Guid.Parse(sale), buyer, kind), Old.Name, whole));
    }

    [Fact]
    public void Changed_cut_or_under_another_keys_name_it_does_not_open()
    {
        var seal = Seal(Fresh, Old);
        var whole = seal.Seal(Place, Number);

        for (var at = 0; at < whole.Length; at++)
        {
            var changed = whole.ToArray();
            changed[at] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => seal.Open(Place, Fresh.Name, changed));
        }
        Assert.ThrowsAny<CryptographicException>(() => seal.Open(Place, Fresh.Name, whole[..20]));
        Assert.ThrowsAny<CryptographicException>(() => seal.Open(Place, Old.Name, whole));
        Assert.ThrowsAny<CryptographicException>(() => seal.Open(Place, "unknown", whole));
    }

    [Fact]
    public void The_first_key_seals_and_all_open()
    {
        var before = Seal(Old).Seal(Place, Number);
        var seal = Seal(Fresh, Old);

        Assert.Equal(Number, seal.Open(Place, Old.Name, before));
        Assert.Equal((Fresh.Name, Old.Name), (seal.Newest, Assert.Single(seal.Replaced)));
        Assert.ThrowsAny<CryptographicException>(() => Seal(Old).Open(Place, Fresh.Name, seal.Seal(Place, Number)));
    }

    [Fact, Trait("Clause", "AMB-29")]
    public void A_hash_tells_companies_kinds_and_keys_apart()
    {
        var (one, other) = (Guid.Parse("01920000-0000-7000-8000-0000000000c1"), Guid.Parse("01920000-0000-7000-8000-0000000000c2"));
        var hashes = Hashes('k');
        var (phone, bank) = (PhoneNumber.Read("075526886288")!, BankAccount.Read("075526886288")!);

        Assert.Equal(hashes.Of(one, phone), Hashes('k').Of(one, PhoneNumber.Read("0755-26886288")!));
        Assert.Equal(5, new[]
        {
            hashes.Of(one, phone), hashes.Of(other, phone), hashes.Of(one, bank), hashes.OfEnding(one, "6288"), Hashes('j').Of(one, phone),
        }.DistinctBy(Convert.ToHexString).Count());
    }

    [Fact, Trait("Clause", "AMB-29")]
    public void Identity_numbers_are_hashed_as_in_the_first_release()
    {
        var company = Guid.Parse("01920000-0000-7000-8000-0000000000c1");
        var root = Encoding.UTF8.GetBytes(new string('k', 40));

        var expected = HMACSHA256.HashData(root, (byte[])[.. company.ToByteArray(), .. Encoding.UTF8.GetBytes($"ID_CARD\n{Number}")]);

        Assert.Equal(expected, Hashes('k').Of(company, IdentityNumber.Read("ID_CARD", Number)!));
    }

    [Fact]
    public void Faulty_keys_are_refused_together_and_never_shown()
    {
        var open = Path.GetTempFileName();
        File.WriteAllText(open, Convert.ToBase64String(new byte[32]));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(open, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        var shortKey = Convert.ToBase64String(new byte[16]);

        var faults = Faults(
            Key(""), Key("a"), Key("a"), new SealingKey { Name = "b" }, new SealingKey { Name = "c", Key = shortKey }, new SealingKey { Name = "d", File = open },
            new SealingKey { Name = "e", File = $"{open}.none" });

        File.Delete(open);
        string[] expected = ["0 needs a name", "3 needs either", "4 is not 32 bytes", "5 lies in a file", "6 names a file", "have different names"];
        Assert.Equal(expected.Length, faults.Count);
        Assert.All(expected.Zip(faults), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
        Assert.DoesNotContain(faults, fault => fault.Contains(shortKey, StringComparison.Ordinal));
    }

    [Fact]
    public void No_key_at_all_is_refused() => Assert.NotEmpty(Faults());

    private static SealingKey Key(string name) => new() { Name = name, Key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) };

    private static NumberSeal Seal(params SealingKey[] keys) => new(Options.Create(new IntakeOptions { SealingKeys = keys }));

    private static NumberHashes Hashes(char letter) => new(Options.Create(new IntakeOptions { IdentityKey = new string(letter, 40) }));

    private static List<string> Faults(params SealingKey[] keys)
    {
        var options = new IntakeOptions { IdentityKey = new string('k', 40), SealingKeys = keys };
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new(options), results, validateAllProperties: true);
        return [.. results.Select(result => result.ErrorMessage!)];
    }
}
