using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ArchivePlatform.Intake.Tests.Domain;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Personal;

/// <summary>Wherever the platform writes, personal numbers are looked for and not found.</summary>
public sealed class NowhereInClearTests(Platform platform) : PersonalTests(platform)
{
    private const string TitleWithoutNumbers = "张三身份证***复印件 电话***";

    private static readonly JsonSerializerOptions AsSent = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact, Trait("Clause", "5.2.1")]
    [Trait("Clause", "AMB-29")]
    public async Task A_buyers_numbers_stand_in_no_table_message_log_trace_or_answer_whatever_is_done_with_the_sale()
    {
        var numbers = Fresh();
        var sale = await SaleAsync(numbers);
        var wrong = await MistypedAsync(numbers);
        await SearchedAsync(numbers);
        (await UnmaskAsync(ClientAffairs, sale.Id, reason: $"办理 {string.Join(" ", numbers.All)}")).Require();
        var seen = (await Intake(People.ZhaoMin).GetAsync($"sales/{sale.Id}", Ct)).Require();
        var cancelled = (await Intake(People.ZhaoMin).PostAsync(
            $"sales/{sale.Id}/cancellation", new { cancelledOn = "2026-09-30", reason = "客户挞定" }, ct: Ct)).Require();

        Assert.True(await ShowingAsync("intake", sale.Id.ToString()) > 0);
        foreach (var number in numbers.All)
        {
            foreach (var service in Service.Parts)
                Assert.True(await ShowingAsync(service.Name, number) == 0, $"{service.Name} shows {number}");
            Assert.All([sale, seen, cancelled, .. wrong], answer => Assert.DoesNotContain(number[..^1], answer.Text, StringComparison.Ordinal));
        }
        await NotWrittenAsync(numbers.All, until: cancelled.TraceId);
    }

    [Fact, Trait("Clause", "5.2.1")]
    public async Task A_number_in_a_title_or_a_reason_is_told_to_no_other_service_and_shown_in_no_list()
    {
        var (numbers, property) = (Fresh(), await PropertyAsync());
        var title = $"张三身份证{numbers.Identity}复印件 电话{numbers.Phone}";
        var paper = (await RegisterAsync(Lines.Letter with { Subtype = "PERSONAL_PAPER", Title = title }, property)).Require();
        var letter = (await RegisterAsync(Lines.Letter with { Title = title, ResponsibleParty = $"张三 {numbers.Phone}" }, property)).Require();
        var sale = await SaleAsync(property);

        (await Intake(People.ZhaoMin).PostAsync($"sales/{sale.Id}/cancellation", new { cancelledOn = "2026-09-30", reason = $"退款至{numbers.Bank}" }, ct: Ct)).Require();
        var listed = (await Intake(People.ZhaoMin).GetAsync($"items?property={property}", Ct)).Require();
        var opened = (await Intake(People.ZhaoMin).GetAsync($"items/{letter.Id}", Ct)).Require();

        await Eventually.Holds("Dossier knows both", async () => await KnownAsync(paper.Id) == TitleWithoutNumbers && await KnownAsync(letter.Id) == TitleWithoutNumbers, ct: Ct);
        Assert.Equal(title, opened["title"].GetString());
        foreach (var number in numbers.All)
        {
            Assert.DoesNotContain(number, listed.Text, StringComparison.Ordinal);
            Assert.Equal(0, await CountAsync("""
                select count(*) from (select body from kit.outbox union all select body from kit.journal) told where convert_from(body, 'UTF8') like '%' || $1 || '%'
                """, number));
            foreach (var service in Service.Parts.Where(service => service.Name != "intake"))
                Assert.True(await ShowingAsync(service.Name, number) == 0, $"{service.Name} shows {number}");
        }
        await NotWrittenAsync(numbers.All, until: opened.TraceId);
    }

    [Fact]
    public async Task What_is_kept_of_a_request_under_a_key_does_not_let_anybody_try_out_what_it_said()
    {
        var key = Secrets.Random(26);
        var body = new { propertyId = await PropertyAsync(), buyers = new[] { new { name = "张三", phone = Fresh().Phone } } };
        (await Intake(People.ZhaoMin).PostAsync("sales", body, key: key, ct: Ct)).Require();

        var said = SHA256.HashData([.. Encoding.UTF8.GetBytes("POST /api/intake/sales\n\n"), .. JsonSerializer.SerializeToUtf8Bytes(body, AsSent)]);
        var kept = SHA256.HashData([.. Encoding.UTF8.GetBytes(key), .. said]);

        Assert.Equal(0, await CountAsync("select count(*) from kit.idempotency where fingerprint = $1 or key = $2", said, key));
        Assert.Equal(1, await CountAsync("select count(*) from kit.idempotency where fingerprint = $1 and key = encode(sha256(convert_to($2, 'UTF8')), 'hex')", kept, key));
    }

    private async Task<List<Answer>> MistypedAsync(Numbers numbers)
    {
        var answers = new List<Answer>();
        foreach (var buyer in new object[]
        {
            new { name = "张三", phone = $"{numbers.Phone}0" },
            new { name = "张三", bankAccount = $"{numbers.Bank}A" },
            new { name = "张三", idType = numbers.Identity, idNumber = numbers.Identity },
            new { name = "张三", idNumber = numbers.Identity },
        })
            answers.Add(await Intake(People.ZhaoMin).PostAsync("sales", new { propertyId = await PropertyAsync(), buyers = new[] { buyer } }, ct: Ct));
        Assert.All(answers, answer => Assert.Equal(422, (int)answer.Status));
        return answers;
    }

    private async Task SearchedAsync(Numbers numbers)
    {
        foreach (var (by, number) in new[] { ("IDENTITY", numbers.Identity), ("PHONE", numbers.Phone), ("BANK", numbers.Bank) })
        {
            var found = (await Intake(People.ZhaoMin).PostAsync("sales/searches", new { by, number }, ct: Ct)).Require();
            Assert.Single(found["items"].EnumerateArray());
        }
    }

    private async Task<string?> KnownAsync(Guid item)
    {
        await using var command = Platform.Database("dossier").CreateCommand("select title from known_item where item_id = $1");
        command.Parameters.Add(new() { Value = item });
        return (string?)await command.ExecuteScalarAsync(Ct);
    }

    /// <summary>Neither logs nor spans of any service show the texts, once the span of the last request has been written.</summary>
    private async Task NotWrittenAsync(IReadOnlyList<string> texts, string until)
    {
        await Eventually.Holds("the last request's span is written", async () => (await WrittenAsync(Platform.Instance.Telemetry)).Any(file => file.Text.Contains(until, StringComparison.Ordinal)), ct: Ct);
        var files = (await WrittenAsync(Platform.Instance.Telemetry)).Concat(await WrittenAsync(Platform.Instance.Path("logs"))).ToList();
        Assert.True(files.Count > Service.All.Count, $"only {files.Count} files");
        foreach (var text in texts)
            Assert.DoesNotContain(files, file => file.Text.Contains(text, StringComparison.Ordinal));
    }

    private static async Task<List<(string Name, string Text)>> WrittenAsync(string folder)
    {
        var files = new List<(string, string)>();
        foreach (var name in Directory.EnumerateFiles(folder))
        {
            await using var file = new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            files.Add((name, await reader.ReadToEndAsync(Ct)));
        }
        return files;
    }
}
