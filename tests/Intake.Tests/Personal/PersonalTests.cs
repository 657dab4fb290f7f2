using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Intake.Tests.Personal;

/// <summary>Tests around buyers' numbers: a sale whose one buyer has all of them, and ways to look where they might be seen.</summary>
public abstract class PersonalTests(Platform platform) : IntakeTests(platform)
{
    /// <summary>Every table of a database in which some row shows the given text, in clear or as bytes.</summary>
    private const string TablesShowing = """
        select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname in ('public', 'kit')
          and xpath_exists('/table/row', query_to_xml(format(
            'select 1 from %I.%I t where t::text like %L or t::text like %L limit 1',
            n.nspname, c.relname, '%' || $1 || '%', '%' || encode(convert_to($1, 'UTF8'), 'hex') || '%'), false, false, ''))
        """;

    private static int buyers;

    /// <summary>Clerk of client affairs, who may read numbers whole.</summary>
    protected Desk ClientAffairs => Intake(People.SunQi);

    /// <summary>Numbers no other test knows.</summary>
    protected static Numbers Fresh()
    {
        var seq = Interlocked.Increment(ref buyers);
        return new($"44030619850713{seq:0000}", $"1398765{seq:0000}", $"621700376012345{seq:0000}");
    }

    /// <summary>A sale to one buyer with these numbers.</summary>
    protected async Task<Answer> SaleAsync(Numbers numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var buyer = new { name = "张三", idType = "ID_CARD", idNumber = numbers.Identity, phone = numbers.Phone, bankAccount = numbers.Bank };
        return (await Intake(People.ZhaoMin).PostAsync("sales", new { propertyId = await PropertyAsync(), buyers = new[] { buyer } }, ct: Ct)).Require();
    }

    /// <summary>Asks for whole numbers of a sale.</summary>
    protected static Task<Answer> UnmaskAsync(Desk by, Guid sale, string? purpose = "CONTRACT", string? reason = "办理按揭合同", string? key = null, params string[] fields)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.PostAsync($"sales/{sale}/unmaskings", new { purpose, reason, fields = fields is { Length: > 0 } ? fields : ["IDENTITY", "PHONE", "BANK"] }, key: key, ct: Ct);
    }

    /// <summary>How many tables of a service show the text.</summary>
    protected async Task<long> ShowingAsync(string service, string text)
    {
        await using var command = Platform.Database(service).CreateCommand(TablesShowing);
        command.Parameters.Add(new() { Value = text });
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    /// <summary>How often the sale was unmasked, after its audit trail.</summary>
    protected Task<long> UnmaskedAsync(Guid sale) => CountAsync("select count(*) from kit.audit_entry where stream = $1 and action = 'sale.unmask'", $"sale/{sale}");

    /// <summary>A buyer's numbers in clear.</summary>
    protected sealed record Numbers(string Identity, string Phone, string Bank)
    {
        /// <summary>All of them.</summary>
        public IReadOnlyList<string> All => [Identity, Phone, Bank];
    }
}
