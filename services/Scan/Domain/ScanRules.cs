using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Scanning.Domain;

/// <summary>Every refusal Scan can give, with its code, clause and sentences.</summary>
internal static class ScanRules
{
    public static readonly Rule CompanyUnknown = new("COMPANY_UNKNOWN", RuleKind.Unknown, "4.1",
        "未知的公司：{0}", "Unknown company: {0}");

    public static readonly Rule ItemUnknown = new("ITEM_UNKNOWN", RuleKind.Unknown, "5.1.4",
        "未知的材料：{0}", "Unknown item: {0}");

    public static readonly Rule MediaUnknown = new("MEDIA_UNKNOWN", RuleKind.Unknown, "5.9",
        "未知的影像", "Unknown medium");

    public static readonly Rule UploadUnknown = new("UPLOAD_UNKNOWN", RuleKind.Unknown, "5.9",
        "未知的上传", "Unknown upload");

    public static readonly Rule NotInCustody = new("NOT_IN_CUSTODY", RuleKind.Forbidden, "5.9",
        "材料由部门“{0}”保管，只有该部门可以上传其影像", "The item is held by {0}; only that department uploads media of it");

    public static readonly Rule MediaTypeNotAllowed = new("MEDIA_TYPE_NOT_ALLOWED", RuleKind.Rule, "2",
        "不接受此类文件：{0}", "Files of this kind are not accepted: {0}");

    public static readonly Rule FilenameInvalid = new("FILENAME_INVALID", RuleKind.Rule, "2",
        "文件名不被接受：{0}", "The file name is not acceptable: {1}");

    public static readonly Rule ForeignToCarrier = new("MEDIA_FOREIGN_TO_CARRIER", RuleKind.Rule, "2",
        "载体为“{0}”的材料不能有“{1}”格式的影像", "An item on carrier {0} has no media of type {1}");

    public static readonly Rule EmptyFile = new("EMPTY_FILE", RuleKind.Rule, "2",
        "文件为空", "The file is empty");

    public static readonly Rule MediaTooLarge = new("MEDIA_TOO_LARGE", RuleKind.Rule, "2",
        "文件超过{0}字节", "The file is larger than {0} bytes");

    public static readonly Rule UploadIncomplete = new("UPLOAD_INCOMPLETE", RuleKind.State, "AMB-28",
        "文件尚未传完", "Not all of the file has arrived");

    public static readonly Rule UploadClosed = new("UPLOAD_CLOSED", RuleKind.State, "AMB-28",
        "上传已结束（{0}）", "The upload is closed ({0})");

    /// <summary>The refusal of something another service announces and may still do.</summary>
    public static RuleBroken MayArrive(Rule rule, params object?[] words) => new(rule, words) { MayArrive = true };
}
