namespace Services86.WebConsole.Journal.Masking;

/// <summary>What is kept of a value in a JSON Patch; the later, the less.</summary>
internal enum JsonPatchValue
{
    /// <summary>The value, and the members of an object by their names.</summary>
    Kept,

    /// <summary>The members of an object by their names, but no other value.</summary>
    Members,

    /// <summary>Nothing.</summary>
    Secret,
}
