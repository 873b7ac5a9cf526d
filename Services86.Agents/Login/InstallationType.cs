namespace Services86.Agents.Login;

/// <summary>The type of the installation, which decides whether application tokens are checked.</summary>
/// <remarks>Source: docs/SERVICES86.md section 5.6.</remarks>
internal enum InstallationType
{
    /// <summary>An installation for the applications of its owner. Application tokens are ignored.</summary>
    OnSite,

    /// <summary>
    /// An installation for applications of others too. Each call requires the token of an application.
    /// </summary>
    Online,
}
