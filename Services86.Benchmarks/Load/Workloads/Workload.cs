using System.Net;
using Services86.Benchmarks.Load.Faces;
using Services86.Benchmarks.Load.Http;
using Services86.Benchmarks.Samples;

namespace Services86.Benchmarks.Load.Workloads;

/// <summary>What the program is asked, over and over: an operation over a face.</summary>
internal abstract class Workload
{
    /// <summary>An exchange that stands for all: the bare endpoint is sent its request, and gives its answer.</summary>
    public abstract RecordedExchange Typical { get; }

    /// <summary>Makes those who call the program, one for each connection.</summary>
    public abstract IReadOnlyList<Caller> CallersOfProgram(int count);

    /// <summary>Makes those who call the bare endpoint.</summary>
    public IReadOnlyList<Caller> CallersOfBare(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new RecordedCaller([Typical], first: 0))];

    /// <summary>Prepares a workload with a program that runs.</summary>
    /// <param name="operation">What is called.</param>
    /// <param name="face">How.</param>
    /// <param name="database">The database of the program.</param>
    /// <param name="server">Where the program is.</param>
    /// <exception cref="InvalidDataException">The program does not answer as it should.</exception>
    public static Workload Prepare(LoadOperation operation, FaceKind face, SampleDatabase database, IPEndPoint server)
    {
        using var connection = new LoadConnection(server);
        var ticket = SoapFace.LogIn(connection, server, SampleDatabase.UserName, database.Password);
        var faceOfServer = Face.Of(face, server);
        return operation == LoadOperation.GetServiceAuth
            ? new ReadWorkload(faceOfServer, ticket, database.Records, connection)
            : new SaveWorkload(
                faceOfServer,
                ticket,
                operation == LoadOperation.UpdateServiceAuth ? database.Records : null,
                connection);
    }
}
