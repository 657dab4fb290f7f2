namespace ArchivePlatform.ServiceKit.Problems;

/// <summary>What sort of refusal a rule gives; each has one HTTP status.</summary>
public enum RuleKind
{
    /// <summary>The subject is in a state that does not allow it: 409.</summary>
    State,

    /// <summary>The content breaks a rule: 422.</summary>
    Rule,

    /// <summary>The subject is closed for change: 423.</summary>
    Locked,

    /// <summary>The caller knows the subject and may not: 403.</summary>
    Forbidden,

    /// <summary>Something named in the request is unknown, or hidden from the caller: 404.</summary>
    Unknown,

    /// <summary>Never possible, for anybody: 405.</summary>
    Never,
}
