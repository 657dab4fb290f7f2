using ArchivePlatform.Stack;
using Xunit;

namespace ArchivePlatform.Faults.Tests;

/// <content>What is done while services die, and how it is told that it happened once.</content>
public sealed partial class KillPointTests
{
    private async Task<Act> ActOfAsync(string service) => service switch
    {
        "intake" => await RegisteringAnItemAsync(),
        "dossier" => await RegisteringAPropertyAsync(),
        "handover" => await AcceptingABatchAsync(),
        "lending" => await AskingForALoanAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(service), service, null),
    };

    private async Task<(string Producer, Act Act)> ActHeardByAsync(string service) => service switch
    {
        "intake" => ("dossier", await RegisteringAPropertyAsync()),
        "dossier" => ("handover", await AcceptingABatchAsync()),
        "handover" => ("intake", await RegisteringAnItemAsync()),
        "lending" => ("dossier", await AskingForAMergerAsync()),
        _ => throw new ArgumentOutOfRangeException(nameof(service), service, null),
    };

    private async Task<Act> RegisteringAnItemAsync()
    {
        var sale = await Demo.SaleAsync(Ct);
        var body = Material.SubscriptionLetter(Demo.Acts.Today).Body(sale.PropertyId, sale.Sale.Id);
        var key = Secrets.Random(26);
        return new("ItemRegistered", () => At(People.ZhaoMin, "intake").PostAsync("items", body, key: key, ct: Ct), answer => answer.Id, async answer =>
        {
            Assert.Equal(1, await Intake.CountAsync("from item where sale_id = $1", sale.Sale.Id));
            Assert.Equal(1, await Intake.CountAsync("from kit.audit_entry where stream = $1", $"item/{answer.Id}"));
            Assert.Equal(1, await Dossier.CountAsync("from known_item where item_id = $1", answer.Id));
            Assert.Equal(1, await Handover.CountAsync("from custody where item_id = $1", answer.Id));
            Assert.Equal(1, await Handover.CountAsync("from sale_item where item_id = $1", answer.Id));
        });
    }

    private async Task<Act> RegisteringAPropertyAsync()
    {
        var (_, project) = await Demo.CompanyAsync();
        var home = await Demo.PropertyAsync(Ct);
        var body = new { propertyCode = home["propertyCode"].GetString()!.Replace("U1", "U9", StringComparison.Ordinal), label = "悦海园", usage = "RESIDENTIAL" };
        var key = Secrets.Random(26);
        return new("PropertyRegistered", () => At(People.WangQiang, "dossier").PostAsync($"projects/{project}/properties", body, key: key, ct: Ct), answer => answer.Id, async answer =>
        {
            Assert.Equal(1, await Dossier.CountAsync("from property where code = $1", body.propertyCode));
            Assert.Equal(1, await Dossier.CountAsync("from kit.audit_entry where stream = $1", $"property/{answer.Id}"));
            Assert.Equal(1, await Intake.CountAsync("from known_property where id = $1", answer.Id));
            Assert.Equal(1, await Handover.CountAsync("from known_property where property_id = $1", answer.Id));
        });
    }

    private async Task<Act> AcceptingABatchAsync()
    {
        var given = await Demo.SubmittedBatchAsync(items: 1, Ct);
        var item = given.Items[0];
        var key = Secrets.Random(26);
        Task<Answer> Accept() => At(People.SunQi, "handover").PostAsync(
            $"batches/{given.Batch.Id}/acceptances", new { itemIds = given.Items }, given.Batch.Version, key, Ct);
        return new("BatchLinesAccepted", Accept, _ => item, async _ =>
        {
            Assert.Equal(1, await Handover.CountAsync("from custody_hop where item_id = $1 and batch_id = $2", item, given.Batch.Id));
            Assert.Equal(1, await Handover.CountAsync("from kit.audit_entry where stream = $1 and action = 'batch.accept'", $"batch/{given.Batch.Id}"));
            Assert.Equal(1, await Dossier.CountAsync("from accession where item_id = $1", item));
            Assert.Equal(1, await Dossier.CountAsync("from dossier where property_id = $1", given.Sale.PropertyId));
            Assert.Single(await Journals.NamingAsync("dossier", "ItemFiled", item));
            Assert.Single(await Journals.NamingAsync("dossier", "DossierChanged", given.Sale.PropertyId));
            Assert.Equal(1, await Intake.CountAsync("from item_custody where id = $1", item));
        });
    }

    private async Task<Act> AskingForALoanAsync()
    {
        var (shelved, _) = await Demo.RequestedLoanAsync(ct: Ct);
        var wish = new { volumeId = shelved.Volume, mode = "CONSULT_ON_SITE", purpose = "核对合同" };
        var key = Secrets.Random(26);
        return new("LoanChanged", () => At(People.ZhaoMin, "lending").PostAsync("loans", wish, key: key, ct: Ct), answer => answer.Id, async answer =>
        {
            Assert.Equal(2, await RowsOf("lending").CountAsync("from loan where volume_id = $1", shelved.Volume));
            Assert.Equal(1, await RowsOf("lending").CountAsync("from kit.audit_entry where stream = $1", $"loan/{answer.Id}"));
            Assert.Equal(1, await Dossier.CountAsync("from known_loan where loan_id = $1", answer.Id));
        });
    }

    private async Task<Act> AskingForAMergerAsync()
    {
        var (first, second) = (await Demo.ShelvedVolumeAsync(ct: Ct), await Demo.ShelvedVolumeAsync(ct: Ct));
        var body = new { propertyId = (await Demo.PropertyAsync(Ct)).Id, dossierIds = new[] { first.Dossier.Id, second.Dossier.Id } };
        var key = Secrets.Random(26);
        return new("HoldRequested", () => At(People.LiMin, "dossier").PostAsync("mergers", body, key: key, ct: Ct), answer => answer.Id, async answer =>
        {
            Assert.Equal(1, await RowsOf("lending").CountAsync("from hold where id = $1 and state = 'RELEASED'", answer.Id));
            Assert.Equal(2, await RowsOf("lending").CountAsync("from kit.audit_entry where stream = $1", $"hold/{answer.Id}"));
            Assert.Equal(0, await RowsOf("lending").CountAsync("from possession where hold_id = $1", answer.Id));
            Assert.Single(await Journals.NamingAsync("lending", "HoldGranted", answer.Id));
            Assert.Equal(1, await Dossier.CountAsync("from merger where id = $1 and state = 'DONE'", answer.Id));
        });
    }

    /// <param name="Contract">The announcement looked for, which names <paramref name="Subject"/>.</param>
    /// <param name="DoAsync">Does it, under the same Idempotency-Key each time.</param>
    private sealed record Act(string Contract, Func<Task<Answer>> DoAsync, Func<Answer, Guid> Subject, Func<Answer, Task> HappenedOnceAsync);
}
