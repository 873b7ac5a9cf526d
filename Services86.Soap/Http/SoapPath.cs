namespace Services86.Soap.Http;

/// <summary>Finds the service that a path names.</summary>
/// <remarks>
/// Addresses of hosted installations begin with the name of a tenant, so the path is matched from its end. As in IIS,
/// case does not matter.
/// </remarks>
internal static class SoapPath
{
    private const string Extension = ".svc";

    /// <summary>Takes the name of the service from a path: <c>User</c> from <c>/Cust12345/Remote/Services86/User.svc</c>.</summary>
    /// <param name="path">The path; a slash at its end does not matter.</param>
    /// <param name="suffix">What must stand before the name: <c>/Remote/Services86</c>.</param>
    /// <param name="name">The name, in the case of the path.</param>
    /// <returns>Whether the path names a service, known or not.</returns>
    public static bool TryGetServiceName(ReadOnlySpan<char> path, string suffix, out ReadOnlySpan<char> name)
    {
        path = path.TrimEnd('/');
        var slash = path.LastIndexOf('/');
        if (slash < 0
            || !path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)
            || !path[..slash].EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
        {
            name = default;
            return false;
        }

        name = path[(slash + 1)..^Extension.Length];
        return true;
    }
}
