using System.Net;
using Services86.Benchmarks.Load.Http;
using Services86.Benchmarks.Load.Protocols;
using Services86.Benchmarks.Samples;

namespace Services86.Benchmarks.Load.Workloads;

/// <summary>Repeated calls of an operation in a protocol.</summary>
internal abstract class Workload
{
    /// <summary>Gets the exchange that is repeated with the bare endpoint.</summary>
    public abstract RecordedExchange Sample { get; }

    /// <summary>Creates callers of the host, one per connection.</summary>
    public abstract IReadOnlyList<Caller> CreateHostCallers(int count);

    /// <summary>Creates callers of the bare endpoint, one per connection.</summary>
    public IReadOnlyList<Caller> CreateBareCallers(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new RecordedCaller([Sample], first: 0))];

    /// <summary>Logs in to a running host and prepares a workload.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="protocolKind">The protocol.</param>
    /// <param name="database">The host's database.</param>
    /// <param name="server">The address of the host.</param>
    /// <exception cref="InvalidDataException">A response of the host is wrong.</exception>
    public static Workload Prepare(
        LoadOperation operation, ProtocolKind protocolKind, SampleDatabase database, IPEndPoint server)
    {
        using var connection = new LoadConnection(server);
        var ticket = SoapProtocol.LogIn(connection, server, SampleDatabase.UserName, database.Password);
        var protocol = LoadProtocol.Create(protocolKind, server);
        return operation == LoadOperation.GetServiceAuth
            ? new ReadWorkload(protocol, ticket, database.Records, connection)
            : new SaveWorkload(
                protocol,
                ticket,
                operation == LoadOperation.UpdateServiceAuth ? database.Records : null,
                connection);
    }
}
