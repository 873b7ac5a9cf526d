namespace Services86.Soap.Http;

/// <summary>Parses the paths of services.</summary>
/// <remarks>
/// The path is matched from its end, because paths of hosted installations begin with the name of a tenant. As in IIS,
/// case does not matter. Source: docs/SERVICES86.md section 1.2.
/// </remarks>
internal static class SoapPath
{
    private const string Extension = ".svc";

    /// <summary>
    /// Parses a path: <c>Services86</c> and <c>User</c> from <c>/Cust12345/Remote/Services86/User.svc</c>.
    /// </summary>
    /// <param name="path">The path; a slash at its end does not matter.</param>
    /// <param name="root">The part before the version: <c>/Remote</c>.</param>
    /// <param name="version">The name of the version, in the case of the path.</param>
    /// <param name="service">The name of the service, in the case of the path.</param>
    /// <returns>Whether the path names a version and a service, known or not.</returns>
    public static bool TryParse(
        ReadOnlySpan<char> path, string root, out ReadOnlySpan<char> version, out ReadOnlySpan<char> service)
    {
        path = path.TrimEnd('/');
        var serviceSlash = path.LastIndexOf('/');
        var versionSlash = serviceSlash < 0 ? -1 : path[..serviceSlash].LastIndexOf('/');
        if (versionSlash < 0
            || !path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)
            || !path[..versionSlash].EndsWith(root, StringComparison.OrdinalIgnoreCase))
        {
            version = default;
            service = default;
            return false;
        }

        version = path[(versionSlash + 1)..serviceSlash];
        service = path[(serviceSlash + 1)..^Extension.Length];
        return true;
    }
}
