namespace Services86.Benchmarks.Load;

/// <summary>What the program is asked to do.</summary>
internal enum LoadOperation
{
    /// <summary>GetServiceAuth of a record that is stored.</summary>
    GetServiceAuth,

    /// <summary>SaveServiceAuth of a new record.</summary>
    SaveServiceAuth,

    /// <summary>SaveServiceAuth of a record that is stored.</summary>
    UpdateServiceAuth,
}
