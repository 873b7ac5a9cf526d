namespace Services86.Tests.Interop;

/// <summary>A client program on a third-party SOAP or REST stack.</summary>
internal abstract class InteropClient : ClientProgram
{
    /// <summary>Runs the program to its end.</summary>
    /// <param name="server">
    /// The address of the services: for SOAP the address of an agent without the agent, for REST the address of the
    /// server without <c>/api/v1</c>.
    /// </param>
    /// <param name="recordKind">The type of the records that the program creates, reads, updates and deletes.</param>
    /// <param name="text">The content of the text members of the records.</param>
    public abstract Task<ClientOutput> RunAsync(string server, string recordKind, string text);
}
