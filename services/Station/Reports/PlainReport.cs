namespace ArchivePlatform.Stations.Reports;

/// <summary>A sentence for each file that came to an end and for all the user should know; faults go to standard error.</summary>
internal sealed class PlainReport(Language language) : Report
{
    private readonly Lock gate = new();

    public override void Tell(ReportLine line)
    {
        if (Sentences.Of(line, language) is not { } sentence)
            return;
        lock (gate)
            (Sentences.IsFault(line) ? Console.Error : Console.Out).WriteLine(sentence);
    }
}
