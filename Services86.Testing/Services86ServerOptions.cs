using Microsoft.Extensions.Logging;

namespace Services86.Testing;

/// <summary>The options of a server for tests.</summary>
public sealed record Services86ServerOptions
{
    /// <summary>Gets the login name of the administrator.</summary>
    /// <value>Default <c>admin</c>.</value>
    public string AdministratorName { get; init; } = "admin";

    /// <summary>Gets the password of the administrator.</summary>
    /// <value>Default <see cref="Services86Server.DefaultPassword"/>.</value>
    public string AdministratorPassword { get; init; } = Services86Server.DefaultPassword;

    /// <summary>Gets the port on the loopback address.</summary>
    /// <value>Default 0: a free one.</value>
    public int Port { get; init; }

    /// <summary>
    /// Gets further settings of the server, as docs/OPERATIONS.md lists them, such as
    /// <c>Services86:UnknownMembers</c>. Files and environment variables are not read.
    /// </summary>
    /// <value>Default none.</value>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Gets the writer that log lines and, by <see cref="Services86Server.PrintCallsAsync"/>, the calls are printed to,
    /// such as <c>TestContext.Progress</c> of NUnit. The server does not dispose of it.
    /// </summary>
    /// <value>Default null: nothing is printed.</value>
    public TextWriter? Output { get; init; }

    /// <summary>Gets the level of the log lines that are printed.</summary>
    /// <value>Default <see cref="LogLevel.Warning"/>.</value>
    public LogLevel MinLogLevel { get; init; } = LogLevel.Warning;
}
