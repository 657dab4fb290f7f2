using System.Text;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>Every effect of the service, by queue.</summary>
internal sealed class EffectRegistry(IReadOnlyList<EffectBinding> bindings)
{
    internal IReadOnlyList<EffectBinding> All { get; } = bindings;

    internal EffectBinding? Find(string queue) => All.FirstOrDefault(binding => binding.Queue == queue);

    internal static string QueueOf(string service, Type effect)
    {
        var name = new StringBuilder(service);
        foreach (var letter in effect.Name)
        {
            if (char.IsUpper(letter))
                name.Append('-');
            name.Append(char.ToLowerInvariant(letter));
        }
        return name.ToString();
    }
}

/// <summary>What a service hears and says, listed in its Program by hand: the list is also the documentation.</summary>
public sealed class Messages<TDb> where TDb : ServiceDb
{
    private readonly string service;
    private readonly Announced announced;
    private readonly Action<Type> register;

    internal Messages(string service, Announced announced, Action<Type> register)
    {
        this.service = service;
        this.announced = announced;
        this.register = register;
    }

    internal List<EffectBinding> Bindings { get; } = [];

    /// <summary>The service announces this contract; it must lie in its own folder.</summary>
    public void Announces<TMessage>() where TMessage : class
    {
        if (ContractOwner.Of(typeof(TMessage)) != service)
            throw new InvalidOperationException($"{typeof(TMessage).Name} belongs to another service than {service}");
        announced.Add(typeof(TMessage));
    }

    /// <summary>The contract has this effect here, once.</summary>
    public void On<TEffect, TMessage>() where TEffect : class, IEffectOn<TMessage> where TMessage : class => Bind<TEffect, TMessage>(null);

    /// <summary>The contract feeds <paramref name="table"/>, which holds nothing else and may be emptied and refilled from the journals.</summary>
    public void ReadModel<TEffect, TMessage>(string table) where TEffect : class, IEffectOn<TMessage> where TMessage : class => Bind<TEffect, TMessage>(table);

    private void Bind<TEffect, TMessage>(string? table) where TEffect : class, IEffectOn<TMessage> where TMessage : class
    {
        register(typeof(TEffect));
        Bindings.Add(new EffectBinding<TDb, TEffect, TMessage>(EffectRegistry.QueueOf(service, typeof(TEffect)), table));
    }
}
