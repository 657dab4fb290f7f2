using ArchivePlatform.ServiceKit.Messaging;

namespace ArchivePlatform.Scanning.Verification;

/// <summary>Raised when uploads were confirmed, so that they are verified at once.</summary>
internal sealed class VerificationSignal : Signal;
