namespace Services86.WebConsole.Usage;

/// <summary>How far a client has moved the calls of an operation from SOAP to REST.</summary>
internal enum MigrationState
{
    /// <summary>The client calls over SOAP only: the calls still have to change.</summary>
    ToDo,

    /// <summary>The client calls over both, and its last call was over SOAP.</summary>
    Both,

    /// <summary>The client called over SOAP before, and its last call was over REST.</summary>
    Changed,

    /// <summary>The client calls over REST only.</summary>
    Done,

    /// <summary>The operation does not exist over REST.</summary>
    NotPossible,
}
