using Services86.WebConsole.Usage;

namespace Services86.WebConsole.LeavingSoap;

/// <summary>A client on its way from SOAP to REST.</summary>
/// <param name="Application">The application; empty if it is not known.</param>
/// <param name="User">The user; empty for calls without a user.</param>
/// <param name="Client">The product in the User-Agent; empty for none.</param>
/// <param name="Operations">How the client calls each operation.</param>
internal sealed record LeavingClient(
    string Application, string User, string Client, IReadOnlyList<OperationUsage> Operations)
{
    /// <summary>Gets the number of calls over SOAP.</summary>
    public long SoapCalls => Operations.Sum(operation => operation.SoapCalls);

    /// <summary>Gets the number of operations that do not need SOAP any more.</summary>
    public int Moved =>
        Operations.Count(operation => operation.State is MigrationState.Changed or MigrationState.Done);
}
