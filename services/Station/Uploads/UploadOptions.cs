using System.CommandLine;

namespace ArchivePlatform.Stations.Uploads;

/// <summary>What <c>upload</c> and <c>resume</c> may both be told.</summary>
internal sealed class UploadOptions
{
    private readonly Option<bool> remove;
    private readonly Option<int> streams;
    private readonly Option<int> itemWait;

    public UploadOptions(Language language)
    {
        remove = new("--remove") { Description = language.Of("核验入库后删除本机原文件", "remove originals from this machine once they are kept") };
        streams = new("--streams") { HelpName = "N", DefaultValueFactory = _ => 4, Description = language.Of("同时发送的数据流数，1至16", "parts sent side by side, 1 to 16") };
        itemWait = new("--item-wait") { HelpName = "SECONDS", DefaultValueFactory = _ => 60, Description = language.Of("等待件信息到达的秒数", "seconds to wait for an item the platform does not know yet") };
        streams.Validators.Add(chosen =>
        {
            if (chosen.GetValueOrDefault<int>() is < 1 or > 16)
                chosen.AddError(language.Of("--streams 应为1至16", "--streams is 1 to 16"));
        });
    }

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[remove, streams, itemWait])
            command.Options.Add(option);
    }

    public UploadPlan In(ParseResult chosen) => new(chosen.GetValue(remove), chosen.GetValue(streams), TimeSpan.FromSeconds(chosen.GetValue(itemWait)));
}

/// <summary>How files are brought to their end.</summary>
/// <param name="Remove">Whether originals of kept files are removed from this machine.</param>
/// <param name="Streams">Parts on their way at once, 1 to 16.</param>
/// <param name="ItemWait">How long an item that is unknown yet is asked for again.</param>
internal sealed record UploadPlan(bool Remove, int Streams, TimeSpan ItemWait);
