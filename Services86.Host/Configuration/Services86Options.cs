using System.Security.Cryptography.X509Certificates;
using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Data;
using Services86.Http;
using Services86.WebConsole.Journal;
using Services86.WebConsole.Usage;

namespace Services86.Host.Configuration;

/// <summary>The validated settings of the program. They do not change while the program runs.</summary>
internal sealed record Services86Options
{
    /// <summary>Gets the settings of logins and tickets.</summary>
    public required LoginOptions Login { get; init; }

    /// <summary>Gets the settings of calls.</summary>
    public required CallOptions Calls { get; init; }

    /// <summary>Gets the database engine.</summary>
    /// <value>Default <see cref="DatabaseProvider.Sqlite"/>.</value>
    public required DatabaseProvider Provider { get; init; }

    /// <summary>Gets the connection string of the database.</summary>
    /// <value>Default <c>Data Source=services86.db</c>; none for PostgreSQL.</value>
    public required string ConnectionString { get; init; }

    /// <summary>Gets the directory of the Data Protection keys that guard the stored secrets.</summary>
    /// <value>
    /// Default <c>services86-keys</c> beside the database file; none for PostgreSQL. Null if the keys are in the
    /// database.
    /// </value>
    public required string? KeysDirectory { get; init; }

    /// <summary>Gets the certificates that protect Data Protection keys in the database.</summary>
    /// <value>Default none: the keys are in <see cref="KeysDirectory"/>. The first encrypts new keys.</value>
    public required IReadOnlyList<X509Certificate2> KeyCertificates { get; init; }

    /// <summary>Gets whether to begin with an empty database if there are keys and no database.</summary>
    /// <value>Default false: the start is refused.</value>
    public required bool CreateNewDatabase { get; init; }

    /// <summary>Gets the time for which the entries of the audit are kept.</summary>
    /// <value>Default 400 days; from 1 to 36,500.</value>
    public required TimeSpan AuditLifetime { get; init; }

    /// <summary>Gets the largest request body that is read, in bytes, after content decoding: SOAP and REST.</summary>
    /// <value>Default 1,048,576 (1 MiB); from 1,024 to 67,108,864 (64 MiB).</value>
    public required int MaxRequestBytes { get; init; }

    /// <summary>Gets the memory that the bodies of all requests may take at the same time, in bytes.</summary>
    /// <value>
    /// Default 67,108,864 (64 MiB), or an eighth of the memory of the process if that is less; at least twice
    /// <see cref="MaxRequestBytes"/>, at most 1,073,741,824 (1 GiB).
    /// </value>
    public required int MaxRequestBytesInFlight { get; init; }

    /// <summary>Gets the maximum number of open connections whose requests are handled.</summary>
    /// <value>Default 10,000, or one for each 64 KiB of the memory of the process if that is less; from 1.</value>
    public required int MaxConnections { get; init; }

    /// <summary>Gets what happens to a member of a request that the contract does not have: SOAP and REST.</summary>
    /// <value>Default <see cref="UnknownMembers.Ignore"/>.</value>
    public required UnknownMembers UnknownMembers { get; init; }

    /// <summary>Gets whether SOAP replies report a refusal in their headers, rather than as a fault.</summary>
    /// <value>Default true, as NetServer does.</value>
    public required bool WrapExceptions { get; init; }

    /// <summary>Gets the settings of the journal of calls.</summary>
    public required JournalOptions Journal { get; init; }

    /// <summary>Gets the settings of the counted calls.</summary>
    public required UsageOptions Usage { get; init; }

    /// <summary>Gets the proxies whose X-Forwarded headers are trusted: addresses and networks.</summary>
    /// <value>Default none.</value>
    public required IReadOnlyList<System.Net.IPNetwork> TrustedProxies { get; init; }

    /// <summary>Gets whether metrics are served at <c>/metrics</c>, in the format of Prometheus.</summary>
    /// <value>Default false.</value>
    public required bool ServesPrometheus { get; init; }

    /// <summary>Gets the only port that metrics are served at, one of those that the program listens on.</summary>
    /// <value>Default null: each of them; 1 to 65,535.</value>
    public required int? PrometheusPort { get; init; }

    /// <summary>
    /// Gets whether the server is one for the tests of clients, with a temporary database and the addresses below
    /// <c>/admin/test</c>.
    /// </summary>
    /// <value>Default false.</value>
    public required bool IsTest { get; init; }

    /// <summary>Gets the advice about settings that work but should be changed, a sentence each.</summary>
    public required IReadOnlyList<string> Advice { get; init; }
}
