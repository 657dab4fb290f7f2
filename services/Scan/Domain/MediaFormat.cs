namespace ArchivePlatform.Scanning.Domain;

/// <summary>A kind of file that is kept, and on which carriers its items may be (clause 2, DA/T 31-2017, GB/T 33190).</summary>
/// <param name="MediaType">As it is declared and served, for example <c>image/tiff</c>.</param>
/// <param name="Carriers">Carriers of items that may have such media.</param>
/// <param name="Extensions">Endings of a file name that say the same, in small letters.</param>
internal sealed record MediaFormat(string MediaType, IReadOnlyList<string> Carriers, params IReadOnlyList<string> Extensions)
{
    private const string Other = "OTHER";
    private static readonly string[] Scans = ["PAPER", "PHOTO", "ELECTRONIC", Other];
    private static readonly string[] Photos = ["PHOTO", "ELECTRONIC", Other];
    private static readonly string[] Papers = ["PAPER", "ELECTRONIC", Other];
    private static readonly string[] Documents = ["ELECTRONIC", Other];
    private static readonly string[] Sounds = ["AUDIO", "ELECTRONIC", Other];
    private static readonly string[] Films = ["VIDEO", "ELECTRONIC", Other];

    public static readonly MediaFormat Tiff = new("image/tiff", Scans, "tif", "tiff");
    public static readonly MediaFormat Jpeg = new("image/jpeg", Scans, "jpg", "jpeg");
    public static readonly MediaFormat Png = new("image/png", Scans, "png");
    public static readonly MediaFormat Heic = new("image/heic", Photos, "heic", "heif");
    public static readonly MediaFormat WebP = new("image/webp", Photos, "webp");
    public static readonly MediaFormat Pdf = new("application/pdf", Papers, "pdf");
    public static readonly MediaFormat Ofd = new("application/ofd", Documents, "ofd");
    public static readonly MediaFormat Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Documents, "docx");
    public static readonly MediaFormat Xlsx = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Documents, "xlsx");
    public static readonly MediaFormat Eml = new("message/rfc822", Documents, "eml");
    public static readonly MediaFormat Wav = new("audio/wav", Sounds, "wav");
    public static readonly MediaFormat Mp3 = new("audio/mpeg", Sounds, "mp3");
    public static readonly MediaFormat Flac = new("audio/flac", Sounds, "flac");
    public static readonly MediaFormat M4A = new("audio/mp4", Sounds, "m4a");
    public static readonly MediaFormat Ogg = new("audio/ogg", Sounds, "ogg", "opus");
    public static readonly MediaFormat Amr = new("audio/amr", Sounds, "amr");
    public static readonly MediaFormat Mp4 = new("video/mp4", Films, "mp4", "m4v");
    public static readonly MediaFormat Mov = new("video/quicktime", Films, "mov");
    public static readonly MediaFormat Mkv = new("video/x-matroska", Films, "mkv");
    public static readonly MediaFormat WebM = new("video/webm", Films, "webm");
    public static readonly MediaFormat Avi = new("video/x-msvideo", Films, "avi");

    /// <summary>Everything that is kept.</summary>
    public static IReadOnlyList<MediaFormat> All { get; } =
        [Tiff, Jpeg, Png, Heic, WebP, Pdf, Ofd, Docx, Xlsx, Eml, Wav, Mp3, Flac, M4A, Ogg, Amr, Mp4, Mov, Mkv, WebM, Avi];

    /// <summary>The format a declaration means: known, and with the ending the file has.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>MEDIA_TYPE_NOT_ALLOWED</c></exception>
    public static MediaFormat Declared(string? mediaType, MediaName name)
    {
        var format = All.FirstOrDefault(format => format.MediaType == mediaType);
        ScanRules.MediaTypeNotAllowed.Require(format?.Extensions.Contains(name.Extension) == true, $"{mediaType} (.{name.Extension})");
        return format!;
    }

    /// <summary>The format of a kept medium.</summary>
    public static MediaFormat Of(string mediaType) => All.Single(format => format.MediaType == mediaType);
}
