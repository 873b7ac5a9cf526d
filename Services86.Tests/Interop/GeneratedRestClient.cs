using Services86.Tests.Support;

namespace Services86.Tests.Interop;

/// <summary>
/// A client program on code that a generator makes of the OpenAPI documents. The program reads UntrustedCredentials and
/// the user of the login, and saves twice what it reads.
/// </summary>
internal abstract class GeneratedRestClient : ClientProgram
{
    /// <summary>Gets the type of the UntrustedCredentials that the program creates from the defaults.</summary>
    public const string CreatedType = "default";

    /// <summary>Gets the program and its first arguments.</summary>
    protected abstract string[] Command { get; }

    /// <summary>Generates and compiles the program.</summary>
    /// <param name="server">The server whose documents are read.</param>
    /// <param name="dates">The type of dates in the program.</param>
    public abstract Task CompileAsync(Services86Server server, DateKind dates);

    /// <summary>Runs the program.</summary>
    /// <param name="zone">The IANA name of the time zone in which the program runs.</param>
    /// <param name="server">The server.</param>
    /// <param name="timeZoneHeader">The header SO-TimeZone of all requests; empty for none.</param>
    /// <param name="types">The types of further UntrustedCredentials to read and save.</param>
    public async Task<ClientOutput> RunAsync(
        string zone, Services86Server server, string timeZoneHeader, params string[] types)
    {
        var address = server.Address.GetLeftPart(UriPartial.Authority);
        return new(await RunProgramAsync(
            "env", [$"TZ={zone}", .. Command, address, Services86Server.AdminPassword, timeZoneHeader, .. types]));
    }
}
