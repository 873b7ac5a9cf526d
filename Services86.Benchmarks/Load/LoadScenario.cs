namespace Services86.Benchmarks.Load;

/// <summary>What is measured.</summary>
internal enum LoadScenario
{
    /// <summary>One operation, against the bare endpoint.</summary>
    Calls,

    /// <summary>Durable saves, against the bare endpoint, a program that commits for each, and the disk.</summary>
    Saves,

    /// <summary>Reads while others save.</summary>
    Mixed,

    /// <summary>Memory over very many calls.</summary>
    Memory,

    /// <summary>From the start of the process to the first answer.</summary>
    Start,

    /// <summary>A database with very many records, against a small one.</summary>
    Growth,
}
