using System.Collections.Immutable;
using System.Text;

namespace Services86.Benchmarks.Fuzz;

/// <summary>A request of a fuzz run.</summary>
internal sealed record FuzzRequest
{
    /// <summary>The placeholder of the ticket, which is replaced when the request is sent.</summary>
    public const string TicketPlaceholder = "7T:PlaceholderOfTheTicket";

    /// <summary>Gets the agent, the operation and the format of the body, for reports.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the HTTP method.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>Gets the path and the query.</summary>
    public required string Address { get; init; }

    /// <summary>Gets the headers, without Host and Content-Length.</summary>
    public required ImmutableDictionary<string, string> Headers { get; init; }

    /// <summary>Gets the syntax of the body.</summary>
    public required BodySyntax Syntax { get; init; }

    /// <summary>Gets the body.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Gets whether the address or a header was mutated: the body may be read in another format.</summary>
    public bool IsHeadMutated { get; init; }

    /// <summary>Gets whether the request line and the headers are sent with damaged bytes.</summary>
    public bool IsHeadDamaged { get; init; }

    /// <summary>Returns the request with a ticket.</summary>
    public FuzzRequest WithTicket(string ticket) => this with
    {
        Headers = Headers.ToImmutableDictionary(
            header => header.Key, header => header.Value.Replace(TicketPlaceholder, ticket, StringComparison.Ordinal)),
        Body = Replace(Body, ticket),
    };

    /// <summary>Returns the bytes of the request as HTTP/1.1 transmits them.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder($"{Method} {Address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        foreach (var (name, value) in Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        head.Append("Content-Length: ").Append(Body.Length).Append("\r\n\r\n");
        return [.. Encoding.UTF8.GetBytes(head.ToString()), .. Body];
    }

    private static byte[] Replace(byte[] body, string ticket)
    {
        var placeholder = Encoding.UTF8.GetBytes(TicketPlaceholder);
        var start = body.AsSpan().IndexOf(placeholder);
        return start < 0
            ? body
            : [.. body[..start], .. Encoding.UTF8.GetBytes(ticket), .. body[(start + placeholder.Length)..]];
    }
}
