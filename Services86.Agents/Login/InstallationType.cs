namespace Services86.Agents.Login;

/// <summary>How the server is installed, which decides what it asks of the applications that call it.</summary>
internal enum InstallationType
{
    /// <summary>For the applications of one's own: application tokens are not looked at.</summary>
    OnSite,

    /// <summary>For applications of others too: each call needs the token of a registered application.</summary>
    Online,
}
