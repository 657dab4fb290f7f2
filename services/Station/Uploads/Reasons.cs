namespace ArchivePlatform.Stations.Uploads;

/// <summary>The reasons this station gives itself, and those of the platform it knows a sentence for.</summary>
internal static class Reasons
{
    public const string FileChanged = "FILE_CHANGED";
    public const string FileMissing = "FILE_MISSING";
    public const string FileUnreadable = "FILE_UNREADABLE";
    public const string ItemNotNamed = "ITEM_NOT_NAMED";
    public const string MediaTypeNotAllowed = "MEDIA_TYPE_NOT_ALLOWED";
    public const string StoreRefuses = "STORE_REFUSES";
    public const string AddressForeign = "UPLOAD_ADDRESS_FOREIGN";

    private static readonly Dictionary<string, (string Zh, string En)> Sentences = new()
    {
        [FileChanged] = ("文件在申报后被修改，请重新上传", "the file has changed since it was declared; upload it again"),
        [FileMissing] = ("文件已不存在", "the file is gone"),
        [FileUnreadable] = ("文件无法读取或删除", "the file cannot be read or removed"),
        [ItemNotNamed] = ("未指明所属的件，请用 --item、--list 或以件编号命名文件夹", "nothing says which item it belongs to; use --item, --list, or a folder named by the item's id"),
        [MediaTypeNotAllowed] = ("不接受此类文件", "files of this kind are not kept"),
        [StoreRefuses] = ("存储多次拒绝接收", "the store refused it several times"),
        [AddressForeign] = ("平台给出的上传地址不在允许范围内", "the platform named an upload address this station may not use"),
        ["SIZE_MISMATCH"] = ("大小与申报不符", "its size is not the declared one"),
        ["CHECKSUM_MISMATCH"] = ("内容在传送中损坏（摘要不符），请重新上传", "its content was damaged on its way (digest differs); upload it again"),
        ["CONTENT_MISMATCH"] = ("内容与文件类型不符", "its content is of another type than its name says"),
        ["CONTENT_NOT_SCANNABLE"] = ("内容已加密或含有程序", "it is encrypted or holds programs"),
        ["DECOMPRESSION_LIMIT"] = ("解压后过大", "it unpacks to too much"),
        ["ARCHIVE_ENTRY_UNSAFE"] = ("含有不安全的路径", "it holds unsafe paths"),
        ["IMAGE_TOO_LARGE"] = ("图像像素过多", "the image has too many pixels"),
        ["CONTENT_LOST"] = ("存储中的内容已丢失，请重新上传", "the store has lost it; upload it again"),
        ["LIST_COLUMNS"] = ("应为两列或三列：文件、件、页", "two or three columns are needed: file, item, page"),
        ["LIST_FILE"] = ("缺少文件名", "the file is missing"),
        ["LIST_ITEM"] = ("件编号不正确", "the item is no id"),
        ["LIST_PAGE"] = ("页码应为1至99999", "the page is 1 to 99999"),
    };

    /// <summary>The sentence for a code; the code itself where there is none.</summary>
    public static string Of(string code, Language language) =>
        Sentences.TryGetValue(code, out var sentence) ? language.Of(sentence.Zh, sentence.En) : code;
}
