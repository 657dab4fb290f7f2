namespace ArchivePlatform.ServiceKit.Problems;

/// <summary>A refusal of the protocol rather than of the regulation, with its HTTP status.</summary>
/// <param name="Code">UPPER_SNAKE, stable once shipped.</param>
/// <param name="RetryAfterSeconds">Seconds after which trying again makes sense; null where it does not.</param>
public sealed record Refusal(int Status, string Code, string Zh, string En, int? RetryAfterSeconds = null);

/// <summary>Thrown by the kit to answer with a <see cref="Refusal"/>.</summary>
public sealed class RequestRefused(Refusal refusal, string? field = null) : Exception(refusal.Code)
{
    /// <summary>What is answered.</summary>
    public Refusal Refusal { get; } = refusal;

    /// <summary>The member of the request at fault, when one is.</summary>
    public string? Field { get; } = field;

    /// <summary>True where the audit trail holds this caller's refusal already, so that a flood writes one line.</summary>
    public bool IsNoted { get; init; }
}

/// <summary>Every refusal of the protocol.</summary>
public static class Refusals
{
    public static readonly Refusal Malformed = new(400, "MALFORMED", "请求内容无法读取", "The request cannot be read");
    public static readonly Refusal UnknownProperty = new(400, "UNKNOWN_PROPERTY", "请求含有未知字段", "The request holds a property this route does not know");
    public static readonly Refusal TooDeep = new(400, "JSON_TOO_DEEP", "JSON嵌套过深", "The JSON is nested too deeply");
    public static readonly Refusal PageTooLarge = new(400, "PAGE_SIZE_TOO_LARGE", "每页条数应在1至200之间", "A page holds 1 to 200 entries");
    public static readonly Refusal NotFilterable = new(400, "FIELD_NOT_FILTERABLE", "不能按该字段筛选或排序", "This route is not filtered or sorted by that field");
    public static readonly Refusal KeyRequired = new(400, "IDEMPOTENCY_KEY_REQUIRED", "设备客户端必须提供Idempotency-Key", "A machine client must send an Idempotency-Key");
    public static readonly Refusal KeyInvalid = new(400, "IDEMPOTENCY_KEY_INVALID", "Idempotency-Key应为1至200个可见字符", "An Idempotency-Key has 1 to 200 visible characters");
    public static readonly Refusal FramingInvalid = new(400, "FRAMING_INVALID", "请求长度标示不明确", "The length of the request is told in more than one way");
    public static readonly Refusal HostNotAllowed = new(400, "HOST_NOT_ALLOWED", "不接受此主机名", "This host name is not served here");
    public static readonly Refusal PathInvalid = new(400, "PATH_INVALID", "地址格式不被接受", "The address has a form that is not accepted");
    public static readonly Refusal RedirectNotAllowed = new(400, "REDIRECT_NOT_ALLOWED", "不允许跳转到其他站点", "Returning to another site is not allowed");
    public static readonly Refusal TokenMissing = new(401, "TOKEN_MISSING", "请先登录", "Sign in first");
    public static readonly Refusal TokenInvalid = new(401, "TOKEN_INVALID", "访问令牌无效", "The access token is not valid");
    public static readonly Refusal TokenExpired = new(401, "TOKEN_EXPIRED", "访问令牌不在有效期内", "The access token is outside its time");
    public static readonly Refusal TokenStale = new(401, "TOKEN_STALE", "您的权限已变更，请重新获取访问令牌", "Your rights have changed since the token was issued; get a new one");
    public static readonly Refusal RoleRequired = new(403, "ROLE_REQUIRED", "您的岗位无权进行此操作", "Your role does not allow this");
    public static readonly Refusal OnBehalfOfRequired = new(403, "ON_BEHALF_OF_REQUIRED", "程序不属于任何部门，须以有权人员的名义阅读", "A program of no department reads for a person only, by that person's own right");
    public static readonly Refusal UploadNotSigned = new(403, "UPLOAD_NOT_SIGNED", "上传地址未经签名或签名不完整", "The upload address is not signed, or not completely");
    public static readonly Refusal UploadFormNotAllowed = new(403, "UPLOAD_FORM_NOT_ALLOWED", "不接受此种上传方式", "This form of upload is not accepted");
    public static readonly Refusal NotFound = new(404, "NOT_FOUND", "未找到", "Not found");
    public static readonly Refusal MethodNotAllowed = new(405, "METHOD_NOT_ALLOWED", "此地址不支持该方法", "This address does not know that method");
    public static readonly Refusal TooSlow = new(408, "REQUEST_TIMEOUT", "请求传送过慢", "The request arrived too slowly");
    public static readonly Refusal InProgress = new(409, "REQUEST_IN_PROGRESS", "同一请求正在处理", "The same request is still running", 1);
    public static readonly Refusal AnswerGone = new(410, "ANSWER_GIVEN_ONCE", "此答复只给出一次，请重新申请", "This answer is given once; ask again");
    public static readonly Refusal StaleVersion = new(412, "STALE_VERSION", "内容已被他人修改，请刷新后再试", "It has changed since you read it; read it again");
    public static readonly Refusal PayloadTooLarge = new(413, "PAYLOAD_TOO_LARGE", "请求内容过大", "The request is too large");
    public static readonly Refusal UriTooLong = new(414, "URI_TOO_LONG", "地址过长", "The address is too long");
    public static readonly Refusal MediaType = new(415, "MEDIA_TYPE_NOT_ALLOWED", "仅接受application/json", "Only application/json is accepted");
    public static readonly Refusal RangeNotSatisfiable = new(416, "RANGE_NOT_SATISFIABLE", "所要的范围超出内容", "The range lies outside the content");
    public static readonly Refusal KeyReused = new(422, "IDEMPOTENCY_KEY_REUSED", "该Idempotency-Key已用于另一请求", "This Idempotency-Key was used for another request");
    public static readonly Refusal PreconditionRequired = new(428, "PRECONDITION_REQUIRED", "请在If-Match中给出已读取的版本", "Say in If-Match which version you have read");
    public static readonly Refusal RateLimited = new(429, "RATE_LIMITED", "请求过于频繁，请稍后再试", "Too many requests; try again later", 1);
    public static readonly Refusal UploadQuota = new(429, "UPLOAD_QUOTA", "未完成的上传过多，请先完成或等待其过期", "Too many unfinished uploads; finish them first, or wait until they expire", 60);
    public static readonly Refusal HeadersTooLarge = new(431, "HEADERS_TOO_LARGE", "请求头过多或过大", "The request has too many or too large headers");
    public static readonly Refusal Internal = new(500, "INTERNAL_ERROR", "系统内部错误，请把跟踪号告知运维", "An internal error; give operations the trace id");
    public static readonly Refusal IntegrityFailed = new(502, "MEDIA_INTEGRITY_FAILED", "存储内容与登记时不符，已通知运维", "The stored content is not what was kept; operations have been told");
    public static readonly Refusal Unavailable = new(503, "DEPENDENCY_UNAVAILABLE", "系统暂时不可用，请稍后再试", "A part of the system is unavailable; try again later", 2);
    public static readonly Refusal RightsStale = new(503, "RIGHTS_STALE", "暂时无法确认最新权限，A、B级资料暂停提供", "Rights cannot be confirmed at present; material of levels A and B is withheld", 2);
    public static readonly Refusal StorageFull = new(503, "STORAGE_FULL", "存储空间已满，请稍后再试", "Storage is full; try again later", 30);

    /// <summary>The refusal for a bare status code; null where the kit has none.</summary>
    public static Refusal? For(int status) => status switch
    {
        400 => Malformed,
        401 => TokenMissing,
        403 => RoleRequired,
        404 => NotFound,
        405 => MethodNotAllowed,
        408 => TooSlow,
        412 => StaleVersion,
        413 => PayloadTooLarge,
        414 => UriTooLong,
        415 => MediaType,
        431 => HeadersTooLarge,
        502 or 503 or 504 => Unavailable,
        _ => null,
    };
}
