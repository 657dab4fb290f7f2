using ArchivePlatform.Handovers.Domain;
using Xunit;
using static ArchivePlatform.Handovers.Tests.HandoverStates;

namespace ArchivePlatform.Handovers.Tests.Domain;

public sealed class OrderOfArrivalTests
{
    [Fact]
    [Trait("Clause", "AMB-30")]
    public void Every_order_of_versions_of_an_item_ends_in_the_same_fact()
    {
        var facts = new[]
        {
            new ItemFact(Item(1), Company, null, "OTHER", "SUBSCRIPTION_LETTER", SalesTeam, At("2026-09-28"), 1),
            new ItemFact(Item(1), Company, Sale, "SALES", "SUBSCRIPTION_LETTER", SalesTeam, At("2026-09-29"), 2),
            new ItemFact(Item(1), Company, Sale, "CONTRACT", "SUBSCRIPTION_LETTER", SalesTeam, At("2026-09-30"), 3),
        };

        Assert.All(Orders(facts), order =>
        {
            var item = SaleItem.Of(order[0]);
            foreach (var fact in order.Skip(1).Append(order[0]))
                item.Learn(fact);
            Assert.Equal((Sale, "CONTRACT", At("2026-09-28"), 3L), (item.SaleId!.Value, item.Category, item.RegisteredAt, item.Version));
        });
    }

    [Fact]
    [Trait("Clause", "AMB-30")]
    public void Every_order_of_sign_correction_items_and_cancel_ends_in_the_same_state()
    {
        var steps = new Action<Facts>[]
        {
            facts => facts.Sign(Signed("2026-09-28", version: 2)),
            facts => facts.Sign(Signed("2026-09-24", version: 3)),
            facts => facts.Items.Add(Covered(1, "2026-09-28", "2026-10-12")),
            facts => facts.Items.Add(Covered(2, "2026-09-28", "2026-09-30")),
            facts => facts.CancelledOn = Day("2026-10-14"),
        };

        Assert.All(Orders(steps), order =>
        {
            var facts = new Facts();
            foreach (var step in order)
            {
                step(facts);
                facts.Judge();
            }
            var end = facts.Obligation!;
            Assert.Equal((ObligationState.MetLate, Day("2026-10-09"), Day("2026-10-12"), 2), (end.State, end.DueOn!.Value, end.MetOn!.Value, end.DaysLate));
        });
    }

    [Fact]
    public void An_older_cancellation_changes_nothing()
    {
        var cancellation = Cancellation.Of(Sale, Company, Day("2026-09-30"), 4);

        cancellation.Learn(Day("2026-09-29"), 3);
        Assert.Equal(Day("2026-09-30"), cancellation.CancelledOn);

        cancellation.Learn(Day("2026-10-01"), 5);
        Assert.Equal((Day("2026-10-01"), 5L), (cancellation.CancelledOn, cancellation.Version));
    }

    private static IEnumerable<IReadOnlyList<T>> Orders<T>(IReadOnlyList<T> things) =>
        things.Count == 0
            ? [[]]
            : things.SelectMany((first, at) => Orders(things.Where((_, other) => other != at).ToList()).Select(rest => (IReadOnlyList<T>)[first, .. rest]));

    private sealed class Facts
    {
        public List<CoveredItem> Items { get; } = [];

        public DateOnly? CancelledOn { get; set; }

        public Obligation? Obligation { get; private set; }

        public void Sign(Subscription signed)
        {
            if (Obligation is null)
                Obligation = Obligation.Open(Item(8000), signed, Term.Default);
            else
                Obligation.Correct(signed, Term.Default);
        }

        public void Judge() => Obligation?.Judge(Items, CancelledOn, Calendar, Local("2026-11-23"));
    }
}
