using Services86.Agents.Calls;
using Services86.Agents.Login;

namespace Services86.Host.Configuration;

/// <summary>The settings of the program, checked. They do not change while it runs.</summary>
internal sealed record Services86Options
{
    /// <summary>Gets the settings of logins and tickets.</summary>
    public required LoginOptions Login { get; init; }

    /// <summary>Gets the settings of calls.</summary>
    public required CallOptions Calls { get; init; }

    /// <summary>Where the data is.</summary>
    /// <value>Default <c>Data Source=services86.db</c>.</value>
    public required string ConnectionString { get; init; }

    /// <summary>Where the Data Protection keys are that guard the stored secrets.</summary>
    /// <value>Default <c>services86-keys</c> beside the database file.</value>
    public required string KeysDirectory { get; init; }

    /// <summary>The largest envelope that is read, and the largest body of a REST request, in bytes.</summary>
    /// <value>Default 1,048,576 (1 MiB); from 1,024 to 67,108,864 (64 MiB).</value>
    public required int MaxRequestBytes { get; init; }

    /// <summary>Whether a refusal by an agent is told in the reply's headers, rather than as a fault.</summary>
    /// <value>Default true, as NetServer has it.</value>
    public required bool WrapExceptions { get; init; }

    /// <summary>The proxies whose X-Forwarded headers are believed: addresses, or networks such as 10.0.0.0/8.</summary>
    /// <value>Default none.</value>
    public required IReadOnlyList<System.Net.IPNetwork> TrustedProxies { get; init; }
}
