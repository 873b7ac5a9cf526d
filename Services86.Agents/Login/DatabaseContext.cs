namespace Services86.Agents.Login;

/// <summary>The database context, which SoPrincipal and access tokens name.</summary>
internal static class DatabaseContext
{
    /// <summary>The identifier that an on-site installation has. Source: docs/SERVICES86.md section 5.2.</summary>
    public const string Identifier = "Default";
}
