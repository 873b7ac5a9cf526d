using System.Globalization;
using System.Net;
using System.Text;
using Services86.Benchmarks.Load.Http;
using Services86.Benchmarks.Load.Workloads;
using Services86.Benchmarks.Samples;

namespace Services86.Benchmarks.Load.Protocols;

/// <summary>Writes HTTP requests in one protocol, with the headers of real clients, and checks the responses.</summary>
internal abstract class LoadProtocol(IPEndPoint server)
{
    /// <summary>Gets the placeholder of a record's id in a save request.</summary>
    public static ReadOnlySpan<byte> IdPlaceholder => "1111111111"u8;

    /// <summary>Gets the placeholder of the number that makes each record different.</summary>
    public static ReadOnlySpan<byte> NumberPlaceholder => "0000000000"u8;

    /// <summary>Creates the protocol for a server.</summary>
    public static LoadProtocol Create(ProtocolKind kind, IPEndPoint server) => kind switch
    {
        ProtocolKind.Soap => new SoapProtocol(server),
        _ => new RestProtocol(server),
    };

    /// <summary>Writes a request that gets a record.</summary>
    public abstract byte[] GetServiceAuth(string ticket, int id);

    /// <summary>Writes a request that saves a record, with placeholders for id and number.</summary>
    public byte[] SaveServiceAuth(string ticket) => SaveServiceAuth(ticket, SampleRecords.ServiceAuth(0));

    /// <summary>Returns whether a response reports success.</summary>
    public abstract bool HasSucceeded(RawResponse response);

    /// <summary>Checks that a response contains a record.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="id">The id of the record; null for any id.</param>
    /// <exception cref="InvalidDataException">The response does not contain the record.</exception>
    public void RequireServiceAuth(RecordedExchange exchange, int? id)
    {
        var isExpected = RawResponse.TryParse(exchange.Response, out var response)
            && HasSucceeded(response)
            && Encoding.UTF8.GetString(exchange.Body).Contains(IdTextOf(id), StringComparison.Ordinal);
        if (!isExpected)
        {
            throw new InvalidDataException(
                $"Expected a response with the record {id}, found {Encoding.UTF8.GetString(exchange.Response)}");
        }
    }

    /// <summary>Writes a request that saves a record.</summary>
    protected abstract byte[] SaveServiceAuth(string ticket, ServiceAuth serviceAuth);

    /// <summary>Returns the text that a response contains if it contains a record.</summary>
    /// <param name="id">The id of the record; null for any id.</param>
    protected abstract string IdTextOf(int? id);

    /// <summary>Writes a POST request.</summary>
    /// <param name="address">The path and the query.</param>
    /// <param name="headers">The headers, each with CRLF.</param>
    /// <param name="body">The body.</param>
    protected byte[] Post(string address, string headers, string body) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"POST {address} HTTP/1.1\r\nHost: {server}\r\n{headers}" +
        $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));
}
