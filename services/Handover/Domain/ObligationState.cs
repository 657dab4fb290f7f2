namespace ArchivePlatform.Handovers.Domain;

/// <summary>How an obligation stands (clause 5.2.2, AMB-30).</summary>
internal enum ObligationState
{
    /// <summary>The day it starts from lies ahead.</summary>
    Planned,

    /// <summary>Running.</summary>
    Open,

    /// <summary>Running, and the last working day before the due day has come.</summary>
    DueSoon,

    /// <summary>Due day passed, not met; late material is still accepted.</summary>
    Overdue,

    /// <summary>Everything it covers was handed over in time.</summary>
    Met,

    /// <summary>Everything it covers was handed over after the due day.</summary>
    MetLate,

    /// <summary>The subscription was cancelled before it was met (AMB-04).</summary>
    Cancelled,
}
