namespace Services86.Benchmarks.Load.Protocols;

/// <summary>The protocol of the measured calls.</summary>
internal enum ProtocolKind
{
    /// <summary>SOAP 1.1.</summary>
    Soap,

    /// <summary>REST with JSON bodies.</summary>
    Rest,
}
