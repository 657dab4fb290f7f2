namespace ArchivePlatform.Stations.Reports;

/// <summary>Tells the user, or the program that called, what happens.</summary>
internal abstract class Report : IDisposable
{
    /// <summary>Something happened.</summary>
    public abstract void Tell(ReportLine line);

    /// <summary>So many files are to be brought to their end.</summary>
    public virtual void Expect(int files)
    {
    }

    /// <summary>Bytes left this machine.</summary>
    public virtual void Moved(int bytes)
    {
    }

    /// <summary>The platform is away; the station waits.</summary>
    public void Wait(string why) => Tell(new ReportLine("pausing") { Detail = why });

    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>JSON where it was asked for; a line that moves on a terminal; plain lines elsewhere.</summary>
    public static Report Open(bool json, Language language) =>
        json ? new JsonReport() : Console.IsOutputRedirected ? new PlainReport(language) : new LiveReport(language, TimeProvider.System);
}
