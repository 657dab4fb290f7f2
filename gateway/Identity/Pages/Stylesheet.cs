using System.Security.Cryptography;
using System.Text;

namespace ArchivePlatform.Identities.Pages;

/// <summary>The pages' one style sheet, written into each page and named by its digest in the content policy.</summary>
internal static class Stylesheet
{
    internal const string Text =
        "*{box-sizing:border-box}body{margin:0;min-height:100vh;display:flex;flex-direction:column;align-items:center;justify-content:center;"
        + "font:16px/1.5 system-ui,'Noto Sans CJK SC','Microsoft YaHei',sans-serif;background:#f2f4f7;color:#1c2733}"
        + "main{width:min(26rem,100vw);padding:2rem;background:#fff;border:1px solid #d5dbe3;border-radius:8px}"
        + ".brand{margin:0;color:#2d5b8e;font-weight:600}h1{margin:.25rem 0 1.25rem;font-size:1.5rem}h2{font-size:1.1rem;margin:1.75rem 0 .5rem}"
        + "label{display:block;margin:.75rem 0 .25rem}input{width:100%;padding:.6rem;font:inherit;border:1px solid #8693a3;border-radius:4px}"
        + "button{margin-top:1.25rem;padding:.65rem 1.25rem;font:inherit;border:0;border-radius:4px;background:#2d5b8e;color:#fff;cursor:pointer}"
        + "button:focus-visible,input:focus-visible,a:focus-visible{outline:3px solid #f0a30a;outline-offset:2px}"
        + "button.quiet{background:#e4e9ef;color:#1c2733}.fault{padding:.6rem .8rem;background:#fdecea;border-left:4px solid #b3261e}"
        + ".hint{color:#55616f;font-size:.9rem}code{font-family:ui-monospace,monospace;overflow-wrap:anywhere}img{display:block;margin:1rem auto;width:13rem;height:13rem}"
        + "ul{padding-left:1.2rem}footer{padding:1rem}a{color:#2d5b8e}"
        + "@media (prefers-color-scheme:dark){body{background:#14191f;color:#e6ebf1}main{background:#1d242c;border-color:#36414d}input{background:#14191f;color:inherit}"
        + "a,.brand{color:#8ab4e8}.hint{color:#a5b1bf}.fault{background:#4a1f1c}button.quiet{background:#36414d;color:#e6ebf1}img{background:#fff}}";

    /// <summary>How the content policy names it.</summary>
    internal static string Source { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";
}
