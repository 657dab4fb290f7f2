using System.Text.RegularExpressions;
using ArchivePlatform.ServiceKit.Messaging;
using Mono.Cecil;
using Xunit;

namespace ArchivePlatform.Platform.Tests.Architecture;

public sealed partial class MessageTests
{
    [Fact]
    public void Every_effect_is_registered_in_its_Program() =>
        Found.Nothing([.. BuiltService.All.SelectMany(service => Effects(service.Types, service.Program))], Unregistered);

    [Theory]
    [InlineData("effects.On<ForgetItemOnItemRegistered, SaleRecorded>();")]
    [InlineData("// effects.On<ForgetItemOnItemRegistered, ItemRegistered>();")]
    public void An_effect_that_is_not_registered_is_named(string program) =>
        Found.Only("ForgetItemOnItemRegistered is not registered on ItemRegistered", Unregistered([.. Effects(Here.Planted, program)]));

    [Theory]
    [InlineData("effects.On<ForgetItemOnItemRegistered, ItemRegistered>();")]
    [InlineData("effects.ReadModel<ForgetItemOnItemRegistered, ItemRegistered>(\"known_item\");")]
    public void A_registered_effect_is_seen(string program) =>
        Assert.Empty(Unregistered([.. Effects(Here.Planted, program)]));

    [Fact]
    public void Every_contract_a_service_hears_is_announced_by_its_owner() =>
        Found.Nothing(Heard(), contracts => Unannounced(contracts, AnnouncedByService()));

    [Fact]
    public void A_contract_nobody_announces_is_named() =>
        Found.Only("Intake.ItemRegistered", Unannounced(
            ["ArchivePlatform.Contracts.Intake.ItemRegistered"], new Dictionary<string, IReadOnlyList<string>> { ["intake"] = ["SaleRecorded"] }));

    [Fact]
    public void Every_announced_contract_lies_in_its_owners_folder() =>
        Found.Nothing([.. AnnouncedByService().SelectMany(pair => pair.Value, (pair, contract) => (pair.Key, contract))], OfAnother);

    [Fact]
    public void A_contract_announced_by_another_service_is_named() =>
        Found.Only("handover announces ItemRegistered", OfAnother([("handover", "ItemRegistered"), ("intake", "SaleRecorded")]));

    private static IEnumerable<string> Unregistered(IReadOnlyCollection<(TypeDefinition Effect, string Message, string Program)> effects) =>
        from effect in effects
        where !Regex.IsMatch(effect.Program, $@"^(?!\s*//).*\.(On|ReadModel)<{effect.Effect.Name},\s*{effect.Message}>\(", RegexOptions.Multiline)
        select $"{effect.Effect.FullName} is not registered on {effect.Message}";

    private static IEnumerable<string> Unannounced(
        IReadOnlyCollection<string> contracts, IReadOnlyDictionary<string, IReadOnlyList<string>> announced) =>
        from contract in contracts
        let owner = Owner(contract)
        where !announced.GetValueOrDefault(owner, []).Contains(contract[(contract.LastIndexOf('.') + 1)..])
        select $"{contract} is heard but {owner} does not announce it";

    private static IEnumerable<string> OfAnother(IReadOnlyCollection<(string Service, string Contract)> announced) =>
        from line in announced
        where !typeof(Contracts.Intake.ItemRegistered).Assembly.GetExportedTypes()
            .Any(contract => contract.Name == line.Contract && ContractOwner.Of(contract) == line.Service)
        select $"{line.Service} announces {line.Contract}, which does not lie in its folder";

    private static IEnumerable<(TypeDefinition Effect, string Message, string Program)> Effects(IEnumerable<TypeDefinition> types, string program) =>
        from type in types
        from message in MessagesOf(type)
        select (type, message.Name, program);

    /// <summary>The messages a concrete type has an effect on, its own or inherited.</summary>
    private static IEnumerable<TypeReference> MessagesOf(TypeDefinition type) => type.IsAbstract ? [] : MessagesOf(type, []);

    private static IEnumerable<TypeReference> MessagesOf(TypeDefinition type, IReadOnlyList<TypeReference> arguments)
    {
        var own = from face in type.Interfaces.Select(face => face.InterfaceType).OfType<GenericInstanceType>()
                  where face.ElementType.FullName == typeof(IEffectOn<>).FullName
                  select Closed(face.GenericArguments[0], arguments);
        if (type.BaseType?.GetElementType() is not TypeDefinition parent)
            return own;
        var handedOn = (type.BaseType as GenericInstanceType)?.GenericArguments.Select(argument => Closed(argument, arguments));
        return own.Concat(MessagesOf(parent, [.. handedOn ?? []]));
    }

    private static TypeReference Closed(TypeReference type, IReadOnlyList<TypeReference> arguments) =>
        type is GenericParameter parameter ? arguments[parameter.Position] : type;

    private static List<string> Heard() =>
        [.. BuiltService.All.SelectMany(service => service.Types).SelectMany(MessagesOf).Select(message => message.FullName).Distinct()];

    private static Dictionary<string, IReadOnlyList<string>> AnnouncedByService() => BuiltService.All.ToDictionary(
        service => service.Service.Name,
        IReadOnlyList<string> (service) => [.. Announces().Matches(service.Program).Select(match => match.Groups["contract"].Value)]);

    private static string Owner(string contract) => ContractOwner.Of(contract[..contract.LastIndexOf('.')] + ":");

    [GeneratedRegex(@"^(?!\s*//).*\.Announces<(?<contract>\w+)>\(", RegexOptions.Multiline)]
    private static partial Regex Announces();
}
