using System.Diagnostics;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>Places where a test build can be told to die: <c>FAILPOINT=outbox.after-commit:kill9</c>. A release build holds none of it.</summary>
public static class FailPoints
{
#if FAILPOINTS
    private static readonly string? Armed = Environment.GetEnvironmentVariable("FAILPOINT");
#endif

    /// <summary>Dies here where the process was told to.</summary>
    [Conditional("FAILPOINTS")]
    public static void Hit(string name, bool when = true)
    {
#if FAILPOINTS
        if (when && Armed == $"{name}:kill9")
            Kill9();
#endif
    }

#if FAILPOINTS
    /// <summary>As a power cut would: no finally block, no flush, no goodbye.</summary>
    private static void Kill9()
    {
        Process.GetCurrentProcess().Kill();
        Environment.FailFast("killed");
    }
#endif
}
