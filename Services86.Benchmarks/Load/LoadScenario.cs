namespace Services86.Benchmarks.Load;

/// <summary>The scenario that is measured.</summary>
internal enum LoadScenario
{
    /// <summary>One operation, compared with the bare endpoint.</summary>
    Calls,

    /// <summary>Durable saves, compared with the bare endpoint, with one commit per save, and with the disk.</summary>
    Saves,

    /// <summary>Reads while other connections save.</summary>
    Mixed,

    /// <summary>Reads while many clients log in.</summary>
    Logins,

    /// <summary>One operation with the journal and the counters of calls, compared with neither.</summary>
    Journal,

    /// <summary>Resident memory over many calls.</summary>
    Memory,

    /// <summary>Time from the start of the process to the first correct response.</summary>
    Start,

    /// <summary>A large database, compared with a small one.</summary>
    Growth,
}
