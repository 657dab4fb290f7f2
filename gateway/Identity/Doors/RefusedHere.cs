using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Identities.Doors;

/// <summary>Refusals that only the doors give, beside those of the kit.</summary>
internal static class RefusedHere
{
    internal static readonly Refusal LinkUsed = new(410, "LINK_USED", "链接或登记码已使用、已过期或不存在", "The link or code was used, has run out or does not exist");
    internal static readonly Refusal SessionInvalid = new(401, "SESSION_INVALID", "登录状态无效，请重新登录", "The session is not valid; sign in again");
    internal static readonly Refusal AntiforgeryFailed = new(400, "ANTIFORGERY_FAILED", "页面已失效，请重新打开后再试", "The page is no longer good; open it again");
    internal static readonly Refusal ExternalFailed = new(401, "EXTERNAL_SIGN_IN_FAILED", "外部登录未成功，请重试", "Signing in through the other issuer failed; try again");
}
