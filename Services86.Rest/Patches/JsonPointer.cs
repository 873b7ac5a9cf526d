namespace Services86.Rest.Patches;

/// <summary>Reads the paths of JSON Patches. Source: https://www.rfc-editor.org/rfc/rfc6901</summary>
internal static class JsonPointer
{
    /// <summary>Parses a path.</summary>
    /// <param name="pointer">The path: <c>/Role/Id</c>, or <c>Role/Id</c> as some clients send it.</param>
    /// <returns>The names and indices of the path; none for the root.</returns>
    public static string[] Parse(string pointer) => pointer.Length == 0
        ? []
        : [.. pointer[(pointer[0] == '/' ? 1 : 0)..].Split('/').Select(Unescape)];

    private static string Unescape(string name) =>
        name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
