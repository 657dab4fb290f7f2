using System.Globalization;

namespace ArchivePlatform.Stations.Reports;

/// <summary>One line of a terminal that moves while bytes do; above it only what a person must know.</summary>
internal sealed class LiveReport(Language language, TimeProvider clock) : Report
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly long began = clock.GetTimestamp();
    private long shownAt;
    private long bytes;
    private int expected;
    private int ended;
    private bool isShown;

    public override void Expect(int files) => expected = files;

    public override void Moved(int bytes)
    {
        Interlocked.Add(ref this.bytes, bytes);
        if (clock.GetElapsedTime(Interlocked.Read(ref shownAt)) > Often)
            Show();
    }

    public override void Tell(ReportLine line)
    {
        lock (gate)
        {
            ended += Sentences.IsEnd(line) ? 1 : 0;
            if (Sentences.Of(line, language) is { } sentence && !(Sentences.IsEnd(line) && !Sentences.IsFault(line)))
            {
                Clear();
                (Sentences.IsFault(line) ? Console.Error : Console.Out).WriteLine(sentence);
            }
        }
        if (expected > 0 && line.Event != "summary")
            Show();
    }

    public override void Dispose()
    {
        lock (gate)
            Clear();
        base.Dispose();
    }

    private void Show()
    {
        Interlocked.Exchange(ref shownAt, clock.GetTimestamp());
        var megabytes = Interlocked.Read(ref bytes) / 1e6;
        var rate = megabytes / Math.Max(0.001, clock.GetElapsedTime(began).TotalSeconds);
        var text = language.Of(
            string.Create(CultureInfo.InvariantCulture, $"已完成 {ended}/{expected} 个文件，已发送 {megabytes:0.0} MB，{rate:0.0} MB/s"),
            string.Create(CultureInfo.InvariantCulture, $"{ended} of {expected} files done, {megabytes:0.0} MB sent, {rate:0.0} MB/s"));
        lock (gate)
        {
            Console.Out.Write($"\r\e[K{text}");
            isShown = true;
        }
    }

    private void Clear()
    {
        if (isShown)
            Console.Out.Write("\r\e[K");
        isShown = false;
    }
}
