namespace Services86.Benchmarks.Load;

/// <summary>The operation that is measured.</summary>
internal enum LoadOperation
{
    /// <summary>GetServiceAuth of a stored record.</summary>
    GetServiceAuth,

    /// <summary>SaveServiceAuth of a new record.</summary>
    SaveServiceAuth,

    /// <summary>SaveServiceAuth of a stored record.</summary>
    UpdateServiceAuth,
}
