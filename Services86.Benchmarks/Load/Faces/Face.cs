using System.Globalization;
using System.Net;
using System.Text;
using Services86.Benchmarks.Load.Http;
using Services86.Benchmarks.Load.Workloads;
using Services86.Benchmarks.Samples;

namespace Services86.Benchmarks.Load.Faces;

/// <summary>Writes whole requests of one kind, with the headers that clients send, and knows the answers.</summary>
internal abstract class Face(IPEndPoint server)
{
    /// <summary>Where the id of a record stands in a request to save it.</summary>
    public static ReadOnlySpan<byte> IdMark => "1111111111"u8;

    /// <summary>Where a number stands that makes a record another one.</summary>
    public static ReadOnlySpan<byte> NumberMark => "0000000000"u8;

    /// <summary>Makes the face of a program.</summary>
    public static Face Of(FaceKind kind, IPEndPoint server) => kind switch
    {
        FaceKind.Soap => new SoapFace(server),
        _ => new RestFace(server),
    };

    /// <summary>Writes a request to get a record.</summary>
    public abstract byte[] GetServiceAuth(string ticket, int id);

    /// <summary>Writes a request to save a record, with marks where numbers belong.</summary>
    public byte[] SaveServiceAuth(string ticket) => SaveServiceAuth(ticket, SampleRecords.ServiceAuth(0));

    /// <summary>Says whether an answer is that of a call that succeeded.</summary>
    public abstract bool HasSucceeded(RawAnswer answer);

    /// <summary>Makes sure that an answer has a record.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="id">The id of the record; null when it is new.</param>
    /// <exception cref="InvalidDataException">The record is not in the answer.</exception>
    public void RequireServiceAuth(RecordedExchange exchange, int? id)
    {
        var isRight = RawAnswer.TryParse(exchange.Answer, out var answer)
            && HasSucceeded(answer)
            && Encoding.UTF8.GetString(exchange.Body).Contains(IdOf(id), StringComparison.Ordinal);
        if (!isRight)
        {
            throw new InvalidDataException(
                $"Expected an answer with the record {id}, found {Encoding.UTF8.GetString(exchange.Answer)}");
        }
    }

    /// <summary>Writes a request to save a record.</summary>
    protected abstract byte[] SaveServiceAuth(string ticket, ServiceAuth serviceAuth);

    /// <summary>Gives the text of an answer that has a record.</summary>
    /// <param name="id">The id of the record; null for any.</param>
    protected abstract string IdOf(int? id);

    /// <summary>Puts the headers before a body.</summary>
    /// <param name="address">The path, and the query if there is one.</param>
    /// <param name="headers">Headers, each with its line end.</param>
    /// <param name="body">The body.</param>
    protected byte[] Post(string address, string headers, string body) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"POST {address} HTTP/1.1\r\nHost: {server}\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));
}
