namespace Services86.Description;

/// <summary>Tells operations that change data from operations that only read: the only place that decides it.</summary>
/// <remarks>
/// The names of the published operations begin with a verb. An operation with another verb than those of reading, also
/// one that is added later, is taken to change data.
/// </remarks>
internal static class OperationEffect
{
    // The name begins with "Get", and the operation stores a token.
    private const string IssuesToken = "GetAccessToken";

    private static readonly string[] VerbsOfReading = ["Get", "Find", "Can", "Is", "CreateDefault"];

    /// <summary>Gets whether an operation changes data.</summary>
    /// <param name="name">The name of the operation, such as <c>SaveServiceAuth</c>.</param>
    public static bool ChangesData(string name) =>
        name == IssuesToken || !Array.Exists(VerbsOfReading, verb => BeginsWith(name, verb));

    // A verb ends where the next word begins: "Issue" does not begin with "Is".
    private static bool BeginsWith(string name, string verb) =>
        name.StartsWith(verb, StringComparison.Ordinal) && name.Length > verb.Length && char.IsUpper(name[verb.Length]);
}
