namespace Services86.Tests.Support;

/// <summary>The kind of values that the members of a generated carrier have.</summary>
internal enum Filling
{
    /// <summary>Values that differ from the defaults and from each other.</summary>
    Full,

    /// <summary>Empty strings, lists and objects, and zeros.</summary>
    Empty,

    /// <summary>Nulls, and zeros for value types.</summary>
    Null,
}
