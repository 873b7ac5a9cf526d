namespace Services86.Benchmarks.Load.Faces;

/// <summary>How the program is called.</summary>
internal enum FaceKind
{
    /// <summary>SOAP 1.1.</summary>
    Soap,

    /// <summary>REST with JSON.</summary>
    Rest,
}
